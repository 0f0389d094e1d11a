import type { ReactNode } from 'react'
import { daysBetween } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { StatusLevel } from '#platform/web/status/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { ProjectProgress } from '../list/columns.tsx'
import { useText } from '../text.ts'
import classes from './stats.module.css'

/** What somebody who opens the project looks for, each opening to what is behind it. */
export function ProjectStats({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date, percent, number } = useFormats()
  const { progressBySide, nextTaskIds, tasks, homework } = project
  const taskOf = (id: string | null) => tasks.find((each) => each.id === id)
  const share = (value: number | null) => (value === null ? '—' : percent(value, 0))
  return (
    <div className={classes.strip}>
      <Fact
        label={t('stats.progress')}
        search={{ view: 'plan' }}
        project={project}
        value={<ProjectProgress project={project} />}
        note={t('stats.bySide', { vendor: share(progressBySide.vendor), customer: share(progressBySide.customer) })}
      />
      <NextStep label={t('stats.ours')} task={taskOf(nextTaskIds.vendor)} project={project} />
      <NextStep label={t('stats.theirs')} task={taskOf(nextTaskIds.customer)} project={project} />
      <Fact
        label={t('stats.homework')}
        search={{ view: 'homework' }}
        project={project}
        value={share(homework.onTimeRate)}
        level={homework.overdue > 0 ? 'watch' : undefined}
        note={
          homework.overdue > 0
            ? t('stats.homeworkOverdue', { count: homework.overdue })
            : t('stats.homeworkOpen', { count: homework.open, number: number(homework.open) })
        }
      />
      <Fact
        label={project.valueConfirmedOn === null ? t('stats.value') : t('stats.valueConfirmedOn')}
        search={{ view: 'outcome' }}
        project={project}
        value={date(project.valueConfirmedOn ?? project.valueOn)}
        {...useValueNote(project)}
      />
    </div>
  )
}

function useValueNote(project: ProjectPage): { note: string; level?: StatusLevel } {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const { valueConfirmedOn, valueOn, forecastValueOn } = project
  if (valueConfirmedOn !== null) {
    return {
      level: 'good',
      note: t('stats.timeToValue', { count: daysBetween(project.contractStartOn, valueConfirmedOn) }),
    }
  }
  const slip = daysBetween(valueOn, forecastValueOn)
  if (slip > 0) return { level: 'watch', note: t('stats.valueSlip', { date: date(forecastValueOn), count: slip }) }
  const days = daysBetween(today(), valueOn)
  return { note: days < 0 ? t('stats.valuePast', { count: -days }) : t('stats.valueIn', { count: days }) }
}

function NextStep({ label, task, project }: { label: string; task: TaskView | undefined; project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  if (task === undefined)
    return <Fact label={label} value="—" note={t('stats.nothing')} project={project} search={{}} />
  const isOverdue = task.dueState === 'overdue'
  const words = { date: date(task.dueOn), name: task.owner?.name ?? t(`role.${task.ownerRole}`) }
  return (
    <Fact
      label={label}
      value={text(task.name)}
      note={isOverdue ? t('stats.wasDue', words) : t('stats.due', words)}
      level={isOverdue ? 'risk' : undefined}
      project={project}
      search={{ task: task.id }}
    />
  )
}

interface FactProps {
  label: string
  value: ReactNode
  note: string
  level?: StatusLevel | undefined
  project: ProjectPage
  search: Record<string, unknown>
}

function Fact({ label, value, note, level, project, search }: FactProps) {
  return (
    <PageLink
      to={`/onboarding/${project.id}`}
      search={search}
      underline="never"
      c="inherit"
      className={classes.fact ?? ''}
    >
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{value}</span>
      <span className={classes.note} data-level={level}>
        {note}
      </span>
    </PageLink>
  )
}
