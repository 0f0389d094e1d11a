import { addDays } from '#platform/kernel/dates.ts'
import { isFromFinish, isToStart } from '../../domain/network/link.ts'
import { type Drag, draggedDates } from './drag.ts'
import classes from './gantt-view.module.css'
import type { GanttRow } from './row.ts'
import type { Scale } from './scale.ts'

interface LinksProps {
  rows: readonly GanttRow[]
  shown: readonly { index: number }[]
  scale: Scale
  rowHeight: number
  drag: Drag | undefined
}

/** Arrows from what is waited for to what waits, as far as one of the two is in view. */
export function GanttLinks({ rows, shown, scale, rowHeight, drag }: LinksProps) {
  const places = new Map(rows.flatMap(({ task }, index) => (task ? [[task.key, { task, index }] as const] : [])))
  const visible = new Set(shown.map(({ index }) => index))
  const datesOf = (key: string) => {
    const place = places.get(key)
    if (place === undefined) return undefined
    const { task, index } = place
    const { startOn, dueOn } = draggedDates(task, drag?.taskId === task.id ? drag : undefined)
    return { from: scale.x(startOn), to: scale.x(addDays(dueOn, 1)), y: index * rowHeight + rowHeight / 2, index, task }
  }
  const paths = [...places.keys()].flatMap((key) => {
    const end = datesOf(key)
    return (end?.task.dependsOn ?? []).flatMap((link) => {
      const begin = datesOf(link.task)
      if (begin === undefined || end === undefined) return []
      if (!visible.has(begin.index) && !visible.has(end.index)) return []
      const x1 = isFromFinish(link) ? begin.to : begin.from
      const x2 = isToStart(link) ? end.from : end.to
      const turn = Math.max(x1 + 6, Math.min(x2 - 6, x1 + 6))
      const isCritical = begin.task.isCritical && end.task.isCritical
      return [{ id: `${link.task} ${key}`, d: `M${x1} ${begin.y}H${turn}V${end.y}H${x2}`, x2, y2: end.y, isCritical }]
    })
  })
  return (
    <svg className={classes.links} width={scale.width} height={rows.length * rowHeight} aria-hidden="true">
      {paths.map(({ id, d, x2, y2, isCritical }) => (
        <g key={id} data-critical={isCritical}>
          <path d={d} />
          <path d={`M${x2} ${y2}l-5 -3v6Z`} data-head="true" />
        </g>
      ))}
    </svg>
  )
}
