import { ActionIcon, Button, SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import {
  addDays,
  addMonths,
  dateRange,
  daysBetween,
  endOfMonth,
  startOfMonth,
  startOfWeek,
} from '#platform/kernel/dates.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ClosedDay, listClosedDays, type ProjectPage, type TaskView } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { useDropDialog } from '../edits/drop-dialog.tsx'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import classes from './calendar.module.css'

/** What is due on which day, holidays by their names; what is dragged to another day is asked for first. */
export function CalendarView({ project, isEditable }: { project: ProjectPage; isEditable: boolean }) {
  const { t, language } = useMessages('onboarding')
  const { today, date } = useFormats()
  const [{ span = 'month', on = today() }] = useProjectAddress()
  const from = startOfWeek(span === 'month' ? startOfMonth(on) : on)
  const to = span === 'month' ? addDays(startOfWeek(endOfMonth(on)), 6) : addDays(from, 6)
  const closed = useEndpoint(
    listClosedDays,
    { params: { id: project.id }, query: { from, to, locale: language } },
    { keepsPrevious: true },
  )
  const { drop, dialog } = useDayDrop(project)
  const days = dateRange(from, to)
  const byDay = Map.groupBy(
    project.tasks.filter(({ phase, status }) => phase === 1 && status !== 'skipped'),
    ({ dueOn }) => dueOn,
  )
  const reasons = new Map((closed.data?.items ?? []).map((day) => [day.on, day]))
  return (
    <section aria-label={t('calendar.label')}>
      <CalendarTools span={span} on={on} title={date(on, 'month')} />
      <ol className={classes.month} data-span={span}>
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            closed={reasons.get(day)}
            tasks={byDay.get(day) ?? []}
            isOutside={span === 'month' && day.slice(0, 7) !== on.slice(0, 7)}
            isEditable={isEditable}
            onDropTask={drop}
          />
        ))}
      </ol>
      {dialog}
    </section>
  )
}

function CalendarTools({ span, on, title }: { span: 'month' | 'week'; on: string; title: string }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [, change] = useProjectAddress()
  const go = (step: 1 | -1) =>
    change({ on: span === 'month' ? addMonths(startOfMonth(on), step) : addDays(on, 7 * step) })
  return (
    <div className={classes.tools}>
      <ActionIcon variant="default" aria-label={t('calendar.before')} onClick={() => go(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <h3 className={classes.title}>{title}</h3>
      <ActionIcon variant="default" aria-label={t('calendar.after')} onClick={() => go(1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button size="compact-sm" onClick={() => change({ on: today() })}>
        {t('gantt.today')}
      </Button>
      <SegmentedControl
        aria-label={t('calendar.span')}
        data={[
          { value: 'month', label: t('calendar.month') },
          { value: 'week', label: t('calendar.week') },
        ]}
        value={span}
        onChange={(next) => change({ span: next === 'week' ? 'week' : undefined })}
      />
      <p className={classes.hint}>{t('calendar.hint')}</p>
    </div>
  )
}

/** The task keeps its length: it is due on the day it is dropped on, or the next on which its side works. */
function useDayDrop(project: ProjectPage) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { ask, dialog } = useDropDialog(project)
  const drop = (taskId: string, day: string) => {
    const task = project.tasks.find(({ id }) => id === taskId)
    if (task === undefined || task.dueOn === day) return
    const startOn = addDays(task.startOn, daysBetween(task.dueOn, day))
    ask({ title: t('drop.move', { name: text(task.name) }), edits: [{ kind: 'move', taskId, startOn }] })
  }
  return { drop, dialog }
}

interface DayProps {
  day: string
  closed: ClosedDay | undefined
  tasks: readonly TaskView[]
  isOutside: boolean
  isEditable: boolean
  onDropTask: (taskId: string, day: string) => void
}

function Day({ day, closed, tasks, isOutside, isEditable, onDropTask }: DayProps) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const text = useText()
  const [, change] = useProjectAddress()
  const [isOver, setOver] = useState(false)
  const isClosed = closed !== undefined && closed.vendor !== null && closed.customer !== null
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDropTask(event.dataTransfer.getData('text/plain'), day)
  }
  return (
    <li
      className={classes.day}
      data-day={day}
      data-closed={isClosed}
      data-outside={isOutside}
      data-today={day === today()}
      data-over={isOver}
      data-empty={tasks.length === 0 && day !== today()}
      {...(isEditable && { onDragOver: over, onDragLeave: () => setOver(false), onDrop: dropped })}
    >
      <span className={classes.date}>
        <span className={classes.number}>{date(day).replace(/^\d{4}\//, '')}</span>
        <ClosedName closed={closed} />
      </span>
      {tasks.map((task) => (
        <UnstyledButton
          key={task.id}
          className={classes.task ?? ''}
          data-chip={task.id}
          data-side={task.side}
          data-state={task.dueState}
          draggable={isEditable && isOpen(task)}
          onDragStart={(event) => event.dataTransfer.setData('text/plain', task.id)}
          onClick={() => change({ task: task.id })}
        >
          {task.isMilestone && '◆'}
          {text(task.name)}
          <span className={classes.side}>{task.dueState === 'overdue' ? t('plan.late') : t(`side.${task.side}`)}</span>
        </UnstyledButton>
      ))}
    </li>
  )
}

/** A holiday by its name; a day on which one side alone is closed says which. */
function ClosedName({ closed }: { closed: ClosedDay | undefined }) {
  const { t } = useMessages('onboarding')
  if (closed === undefined) return null
  const { vendor, customer } = closed
  const name = vendor?.name ?? customer?.name
  if (vendor === null) return <span className={classes.reason}>{name ?? t('calendar.customerClosed')}</span>
  if (customer === null) return <span className={classes.reason}>{name ?? t('calendar.vendorClosed')}</span>
  if (name) return <span className={classes.reason}>{name}</span>
  if (vendor.kind === 'weekend') return null
  return <span className={classes.reason}>{t('calendar.closed')}</span>
}
