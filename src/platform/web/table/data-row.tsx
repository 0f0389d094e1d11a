// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus for its cells
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by offset, which table elements do not survive
import { Checkbox } from '@mantine/core'
import type { MouseEvent } from 'react'
import { useMessages } from '../messages/index.ts'
import type { DataColumn } from './columns.ts'
import classes from './table.module.css'

interface DataRowProps<Row> {
  row: Row
  index: number
  /** Pixels from the top of the list. */
  offset: number
  size: number
  columns: readonly DataColumn<Row>[]
  tracks: string
  isActive: boolean
  /** Undefined: rows cannot be selected. */
  isSelected: boolean | undefined
  onOpen: (() => void) | undefined
  onChoose: (isRange: boolean) => void
  onActivate: () => void
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, label') !== null

export function DataRow<Row>(props: DataRowProps<Row>) {
  const { row, index, isSelected, onOpen, onChoose } = props
  const { t } = useMessages('platform')
  const onClick = (event: MouseEvent) => {
    if (!isControl(event.target) && window.getSelection()?.type !== 'Range') onOpen?.()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
      data-openable={onOpen !== undefined}
      className={classes.row}
      style={{ gridTemplateColumns: props.tracks, transform: `translateY(${props.offset}px)`, blockSize: props.size }}
      tabIndex={props.isActive ? 0 : -1}
      onFocus={props.onActivate}
      onClick={onClick}
    >
      {isSelected !== undefined && (
        <div role="gridcell" className={classes.box}>
          <Checkbox
            aria-label={t('table.selectRow')}
            tabIndex={-1}
            checked={isSelected}
            onChange={(event) => onChoose('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
          />
        </div>
      )}
      {props.columns.map((column) => (
        <div key={column.key} role="gridcell" className={classes.cell} data-align={column.align}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
}
