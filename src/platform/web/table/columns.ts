import type { ReactNode } from 'react'

export interface DataColumn<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Pixels. Columns share what is left in proportion to it. */
  width: number
  align?: 'start' | 'end'
  /** The server can sort by this key. */
  isSortable?: boolean
  /** Always shown: the name by which a row is known. */
  isFixed?: boolean
  /** Not shown until chosen. */
  isOptional?: boolean
  /** Kept on a phone. Without any, the first two are. */
  isOnPhone?: boolean
}

export interface TableSort {
  key: string
  direction: 'asc' | 'desc'
}

/** The sort after pressing a column's heading: ascending, then descending. */
export function nextSort(current: TableSort | undefined, key: string): TableSort {
  return { key, direction: current?.key === key && current.direction === 'asc' ? 'desc' : 'asc' }
}

/** The columns to show, in order, given those hidden by choice and whether the screen is a phone's. */
export function shownColumns<Row>(
  columns: readonly DataColumn<Row>[],
  hidden: ReadonlySet<string>,
  isPhone: boolean,
): readonly DataColumn<Row>[] {
  const chosen = columns.filter((column) => column.isFixed || !hidden.has(column.key))
  if (!isPhone) return chosen
  const kept = columns.filter((column) => column.isOnPhone)
  return kept.length > 0 ? kept : chosen.slice(0, 2)
}

const widestOnPhone = 120

/** Grid tracks of the columns, each at least as wide as it asks; on a phone the first takes what is left. */
export function tracksOf<Row>(columns: readonly DataColumn<Row>[], isSelectable: boolean, isPhone: boolean): string {
  const tracks = columns.map(({ width }, index) => {
    if (!isPhone) return `minmax(${width}px, ${width}fr)`
    return index === 0 ? 'minmax(0, 1fr)' : `${Math.min(width, widestOnPhone)}px`
  })
  return [...(isSelectable ? ['36px'] : []), ...tracks].join(' ')
}

/** The selection after choosing a row, or the range from the last chosen one to it. */
export function selectionAfter(
  ids: readonly string[],
  selected: readonly string[],
  id: string,
  rangeFrom: string | undefined,
): readonly string[] {
  const from = rangeFrom === undefined ? -1 : ids.indexOf(rangeFrom)
  if (from < 0) return selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id]
  const to = ids.indexOf(id)
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
  return [...selected, ...range.filter((each) => !selected.includes(each))]
}
