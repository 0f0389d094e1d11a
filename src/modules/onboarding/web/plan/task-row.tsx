import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconEyeOff, IconMessage, IconPin } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { daySpan } from '../days.ts'
import { DayCell, EffortCell, InlineConflict, NameCell, OwnerCell } from '../inline/task-cells.tsx'
import { useInlineSave } from '../inline/use-inline-save.ts'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import classes from './plan.module.css'
import { TaskStatusMenu } from './status-menu.tsx'

interface TaskRowProps {
  project: ProjectPage
  task: TaskView
  isEditable: boolean
}

export function TaskRow({ project, task, isEditable }: TaskRowProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [, change] = useProjectAddress()
  const inline = useInlineSave(project, task)
  const name = (shown: string) => (
    <UnstyledButton className={classes.name ?? ''} onClick={() => change({ task: task.id })}>
      {task.isMilestone && (
        <svg className={classes.diamond} viewBox="0 0 10 10" role="img" aria-label={t('plan.milestone')}>
          <path d="M5 .5 9.5 5 5 9.5.5 5Z" />
        </svg>
      )}
      {shown}
    </UnstyledButton>
  )
  const owner = task.owner ? task.owner.name : <span className={classes.role}>{t(`role.${task.ownerRole}`)}</span>
  const days = (
    <>
      <DayCell task={task} inline={inline} end="startOn" />
      <span aria-hidden="true">–</span>
      <DayCell task={task} inline={inline} end="dueOn" />
    </>
  )
  return (
    <tr className={classes.task} data-status={task.status} data-milestone={task.isMilestone}>
      <td className={classes.statusCell}>
        <TaskStatusMenu project={project} task={task} isEditable={isEditable || project.carried.includes(task.id)} />
      </td>
      <th scope="row" className={classes.nameCell}>
        {isEditable ? (
          <NameCell task={task} inline={inline}>
            {name}
          </NameCell>
        ) : (
          name(text(task.name))
        )}
        <TaskSigns task={task} />
        <InlineConflict inline={inline} />
      </th>
      <td className={classes.sideCell}>
        <span className={classes.side} data-side={task.side}>
          {t(`side.${task.side}`)}
        </span>
      </td>
      <td className={classes.ownerCell}>
        {isEditable ? (
          <OwnerCell project={project} task={task} inline={inline}>
            {owner}
          </OwnerCell>
        ) : (
          owner
        )}
      </td>
      <td className={classes.datesCell}>
        <TaskDates task={task} dayKind={project.dayKind} days={isEditable && isOpen(task) ? days : undefined} />
      </td>
      <td className={classes.effortCell}>
        {isEditable ? (
          <EffortCell task={task} inline={inline} />
        ) : (
          task.effortMinutes > 0 && t('task.minutes', { count: task.effortMinutes })
        )}
      </td>
      <td className={classes.doneWhenCell}>{text(task.doneWhen)}</td>
    </tr>
  )
}

function TaskSigns({ task }: { task: TaskView }) {
  const { t } = useMessages('onboarding')
  return (
    <span className={classes.signs}>
      {task.isPinned && (
        <Tooltip label={t('task.pinnedHint')}>
          <IconPin size={14} role="img" aria-label={t('task.pinned')} />
        </Tooltip>
      )}
      {task.visibility === 'internal' && (
        <Tooltip label={t('task.internalHint')}>
          <IconEyeOff size={14} role="img" aria-label={t('visibility.internal')} />
        </Tooltip>
      )}
      {task.comments.length > 0 && (
        <span className={classes.commentCount}>
          <IconMessage size={14} role="img" aria-label={t('task.comments')} />
          {task.comments.length}
        </span>
      )}
    </span>
  )
}

interface TaskDatesProps {
  task: TaskView
  dayKind: ProjectPage['dayKind']
  /** To be edited on the spot; read only where left out. */
  days: ReactNode
}

/** From when to when, whether it is late, how late it may be, and how far that is from the first plan. */
function TaskDates({ task, dayKind, days }: TaskDatesProps) {
  const { t, language } = useMessages('onboarding')
  const { date, today } = useFormats()
  if (task.status === 'done' && task.doneOn !== null) {
    return <span className={classes.quiet}>{t('plan.doneOn', { date: date(task.doneOn) })}</span>
  }
  const slip = daysBetween(task.baselineDueOn, task.dueOn)
  return (
    <>
      <span className={classes.span}>{days ?? daySpan(date(task.startOn), date(task.dueOn), language)}</span>
      {task.dueState === 'overdue' && (
        <span className={classes.overdue}>{t('plan.overdueBy', { count: daysBetween(task.dueOn, today()) })}</span>
      )}
      {task.dueState === 'due_today' && <span className={classes.soon}>{t('plan.dueToday')}</span>}
      {task.dueState === 'due_soon' && (
        <span className={classes.soon}>{t('plan.dueIn', { count: daysBetween(today(), task.dueOn) })}</span>
      )}
      {isOpen(task) && task.isCritical && (
        <span className={classes.soon} title={t('task.noSlack')}>
          {t('plan.critical')}
        </span>
      )}
      {isOpen(task) && task.slackDays !== null && task.slackDays > 0 && (
        <span className={classes.quiet}>{t(`plan.slack.${dayKind}`, { count: task.slackDays })}</span>
      )}
      {slip !== 0 && (
        <span className={classes.quiet} title={t('plan.firstPlan', { date: date(task.baselineDueOn) })}>
          {t(slip > 0 ? 'plan.later' : 'plan.earlier', { count: Math.abs(slip) })}
        </span>
      )}
    </>
  )
}
