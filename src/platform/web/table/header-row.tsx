// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset, which table elements do not survive
import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMessages } from '../messages/index.ts'
import { type DataColumn, nextSort, type TableSort } from './columns.ts'
import classes from './table.module.css'

interface HeaderRowProps<Row> {
  columns: readonly DataColumn<Row>[]
  tracks: string
  sort: TableSort | undefined
  onSort: ((sort: TableSort) => void) | undefined
  selection: { all: number; chosen: number } | undefined
  onSelectAll: (all: boolean) => void
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

export function HeaderRow<Row>({ columns, tracks, sort, onSort, selection, onSelectAll }: HeaderRowProps<Row>) {
  const { t } = useMessages('platform')
  return (
    <div role="row" aria-rowindex={1} className={classes.header} style={{ gridTemplateColumns: tracks }} tabIndex={-1}>
      {selection && (
        <div role="columnheader" className={classes.box} tabIndex={-1}>
          <Checkbox
            aria-label={t('table.selectAll')}
            checked={selection.chosen > 0 && selection.chosen >= selection.all}
            indeterminate={selection.chosen > 0 && selection.chosen < selection.all}
            onChange={(event) => onSelectAll(event.currentTarget.checked)}
          />
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.key === column.key ? sort.direction : undefined
        const next = nextSort(sort, column.key)
        const Arrow = direction === 'desc' ? IconArrowDown : IconArrowUp
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={direction ? ariaSort[direction] : undefined}
            className={classes.heading}
            data-align={column.align}
            tabIndex={-1}
          >
            {column.isSortable && onSort ? (
              <button
                type="button"
                className={classes.sort}
                data-sorted={direction !== undefined}
                title={t(next.direction === 'asc' ? 'table.sortAscending' : 'table.sortDescending', {
                  column: column.label,
                })}
                onClick={() => onSort(next)}
              >
                {column.label}
                <Arrow size={13} aria-hidden="true" />
              </button>
            ) : (
              column.label
            )}
          </div>
        )
      })}
    </div>
  )
}
