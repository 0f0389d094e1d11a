// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset, which table elements do not survive
import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFormats } from '../formats/index.ts'
import { ListSkeleton } from '../layout/index.ts'
import { useMessages } from '../messages/index.ts'
import { ColumnChooser, useHiddenColumns } from './column-chooser.tsx'
import { type DataColumn, selectionAfter, shownColumns, type TableSort, tracksOf } from './columns.ts'
import { DataRow } from './data-row.tsx'
import { HeaderRow } from './header-row.tsx'
import { useRowKeys } from './row-keys.ts'
import classes from './table.module.css'

export interface DataTableProps<Row> {
  /** What the rows are, for those who do not see the table. */
  label: string
  /** Under this name the choice of columns is kept on the device. */
  name: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Opens a row: by click or Enter. */
  onOpen?: (row: Row) => void
  sort?: TableSort
  onSort?: (sort: TableSort) => void
  /** Ids of the selected rows; with it a column of boxes appears. */
  selected?: readonly string[]
  onSelect?: (ids: readonly string[]) => void
  /** Buttons for what is selected. */
  bulkActions?: ReactNode
  /** More pages can be read by `onMore`. */
  hasMore?: boolean
  isLoading?: boolean
  onMore?: () => void
  /** Instead of rows when there are none. */
  empty: ReactNode
  /** Keys of the hidden columns and how to change them, where a page keeps the choice itself (a saved view). */
  hidden?: readonly string[]
  onHide?: (hidden: readonly string[]) => void
  /** Pixels; without it the table fills what the page leaves (`<Page width="fill">`). */
  height?: number
}

/** Rows by the hundred thousand: drawn as needed, sorted by the server, read page by page, run by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, onOpen, selected, onSelect, hasMore = false, isLoading = false, onMore } = props
  const { t } = useMessages('platform')
  const { number } = useFormats()
  const isPhone = useMediaQuery('(width <= 48em)') ?? false
  const isCoarse = useMediaQuery('(pointer: coarse)') ?? false
  const scroller = useRef<HTMLDivElement>(null)
  const [rangeFrom, setRangeFrom] = useState<string>()
  const [kept, keep] = useHiddenColumns(props.name, columns)
  const { hidden = kept, onHide = keep } = props
  const shown = shownColumns(columns, new Set(hidden), isPhone)
  const ids = rows.map(rowId)
  const isSelectable = selected !== undefined && onSelect !== undefined && !isPhone

  const choose = (index: number, isRange: boolean) => {
    const id = ids[index]
    if (id === undefined || !selected || !onSelect) return
    onSelect(selectionAfter(ids, selected, id, isRange ? rangeFrom : undefined))
    setRangeFrom(id)
  }
  const open = (index: number) => {
    const row = rows[index]
    if (row !== undefined) onOpen?.(row)
  }
  const { position, ...keys } = useRowKeys({
    count: rows.length,
    scroller,
    open,
    choose: isSelectable ? choose : undefined,
  })

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isCoarse ? 48 : 40),
    overscan: 12,
    scrollPaddingStart: 36,
    rangeExtractor: position.withActiveRow,
  })
  useEffect(() => position.follow(virtual), [position, virtual])

  const items = virtual.getVirtualItems()
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 20
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoading) onMore?.()
  }, [isNearEnd, hasMore, isLoading, onMore])

  if (rows.length === 0) return isLoading ? <ListSkeleton rows={10} /> : props.empty

  const selectedSet = new Set(selected)
  const tracks = tracksOf(shown, isSelectable, isPhone)
  const minimum = isPhone ? 0 : shown.reduce((sum, column) => sum + column.width, isSelectable ? 36 : 0)
  return (
    <div className={classes.table} style={props.height ? { blockSize: props.height, flex: 'none' } : {}}>
      <div ref={scroller} className={classes.scroller}>
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={hasMore ? -1 : rows.length + 1}
          aria-multiselectable={isSelectable}
          aria-description={t('table.keys')}
          className={classes.grid}
          style={{ minInlineSize: minimum }}
          onKeyDown={keys.onKeyDown}
        >
          <HeaderRow
            columns={shown}
            tracks={tracks}
            sort={props.sort}
            onSort={props.onSort}
            selection={isSelectable ? { all: ids.length, chosen: selectedSet.size } : undefined}
            onSelectAll={(all) => onSelect?.(all ? ids : [])}
          />
          <div role="rowgroup" style={{ blockSize: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const row = rows[item.index]
              return row === undefined ? null : (
                <DataRow
                  key={rowId(row)}
                  row={row}
                  index={item.index}
                  offset={item.start}
                  size={item.size}
                  columns={shown}
                  tracks={tracks}
                  isActive={item.index === position.active}
                  isSelected={isSelectable ? selectedSet.has(rowId(row)) : undefined}
                  onOpen={onOpen ? () => open(item.index) : undefined}
                  onChoose={(isRange) => choose(item.index, isRange)}
                  onActivate={() => keys.activate(item.index)}
                />
              )
            })}
          </div>
        </div>
      </div>
      <div className={classes.foot}>
        {selectedSet.size > 0 ? (
          <>
            <span aria-live="polite">{t('table.selected', { number: number(selectedSet.size) })}</span>
            {props.bulkActions}
            <button type="button" className={classes.quiet} onClick={() => onSelect?.([])}>
              {t('table.clearSelection')}
            </button>
          </>
        ) : (
          <span aria-live="polite">
            {hasMore ? isLoading && t('table.loadingMore') : t('table.end', { number: number(rows.length) })}
          </span>
        )}
        {!isPhone && <ColumnChooser columns={columns} hidden={hidden} onChange={onHide} />}
      </div>
    </div>
  )
}
