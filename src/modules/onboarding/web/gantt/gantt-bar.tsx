import { addDays, daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { TaskView } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { daySpan } from '../days.ts'
import { useText } from '../text.ts'
import { type Drag, draggedDates } from './drag.ts'
import classes from './gantt-bar.module.css'
import type { Scale } from './scale.ts'
import type { DragHandlers } from './use-gantt-drag.tsx'

interface GanttBarProps {
  task: TaskView
  scale: Scale
  drag: Drag | undefined
  isEditable: boolean
  onOpen: (task: TaskView) => void
  handlers: DragHandlers
}

/** One task: its bar over the ghost of the baseline, its slack behind it, handles where it can be taken hold of. */
export function GanttBar({ task, scale, drag, isEditable, onOpen, handlers }: GanttBarProps) {
  const { t } = useMessages('onboarding')
  const { startOn, dueOn } = draggedDates(task, drag)
  const x = scale.x(startOn)
  const width = Math.max(scale.x(addDays(dueOn, 1)) - x, 6)
  const canMove = isEditable && isOpen(task)
  const isLate = task.baselineDueOn !== task.dueOn || task.baselineStartOn !== task.startOn
  const label = useBarLabel(task, drag)
  const slack = isOpen(task) && task.late !== null ? daysBetween(task.dueOn, task.late.dueOn) * scale.dayWidth : 0
  return (
    <div className={classes.track}>
      {isLate && (
        <span
          className={classes.ghost}
          style={{
            insetInlineStart: scale.x(task.baselineStartOn),
            inlineSize: scale.x(addDays(task.baselineDueOn, 1)) - scale.x(task.baselineStartOn),
          }}
        />
      )}
      {slack > 0 && drag === undefined && (
        <span className={classes.slack} style={{ insetInlineStart: x + width, inlineSize: slack }} />
      )}
      <button
        type="button"
        className={classes.bar}
        data-task={task.id}
        data-side={task.side}
        data-state={task.dueState}
        data-status={task.status}
        data-critical={task.isCritical && isOpen(task)}
        data-milestone={task.isMilestone}
        data-held={drag !== undefined}
        aria-label={label}
        title={label}
        style={{ insetInlineStart: x, inlineSize: width }}
        onClick={() => handlers.press(task, () => onOpen(task))}
        {...(canMove && {
          onKeyDown: (event) => handlers.key(event, task),
          onBlur: () => handlers.leave(task),
          onPointerDown: (event) => handlers.down(event, task),
          onPointerMove: handlers.move,
          onPointerUp: handlers.up,
          onPointerCancel: handlers.cancel,
        })}
      >
        {task.isMilestone && (
          <svg className={classes.diamond} viewBox="0 0 12 12" aria-hidden="true">
            <path d="M6 0l6 6-6 6-6-6Z" />
          </svg>
        )}
        {canMove && (
          <>
            <span className={classes.handle} data-handle="start" />
            <span className={classes.handle} data-handle="end" />
            <span className={classes.dot} data-handle="link" title={t('ganttView.linkHint')} />
          </>
        )}
      </button>
      {drag !== undefined && drag.mode !== 'link' && (
        <span className={classes.flag} role="status" style={{ insetInlineStart: x + width + 8 }}>
          {label}
        </span>
      )}
    </div>
  )
}

function useBarLabel(task: TaskView, drag: Drag | undefined): string {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const { startOn, dueOn } = draggedDates(task, drag)
  const span = daySpan(date(startOn), date(dueOn), language)
  if (drag !== undefined) return t('ganttView.held', { span })
  const notes = [
    t(`side.${task.side}`),
    t(`status.${task.status}`),
    ...(task.dueState === 'overdue' ? [t('plan.late')] : []),
    ...(isOpen(task) && task.isCritical ? [t('plan.critical')] : []),
    ...(task.isMilestone ? [t('plan.milestone')] : []),
  ]
  return t('ganttView.bar', { name: text(task.name), span, notes: notes.join(t('project.comma')) })
}
