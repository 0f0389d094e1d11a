import { daysBetween } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar, StatusMark } from '#platform/web/status/index.ts'
import type { DataColumn } from '#platform/web/table/index.ts'
import type { ProjectSummary } from '../../contract.ts'
import { isClosed, isLate, levelOf, standingOf } from '../standing.ts'
import { useText } from '../text.ts'
import classes from './list.module.css'

export function useProjectColumns(): DataColumn<ProjectSummary>[] {
  const { t } = useMessages('onboarding')
  const text = useText()
  return [
    {
      key: 'account',
      label: t('list.columns.account'),
      width: 164,
      isFixed: true,
      isOnPhone: true,
      cell: (row) => <PageLink to={`/onboarding/${row.id}`}>{row.account.name}</PageLink>,
    },
    {
      key: 'standing',
      label: t('list.columns.standing'),
      width: 140,
      isOnPhone: true,
      cell: (row) => <StandingMark project={row} />,
    },
    {
      key: 'state',
      label: t('list.columns.state'),
      width: 120,
      isOptional: true,
      cell: (row) => t(`state.${row.state}`),
    },
    {
      key: 'day',
      label: t('list.columns.day'),
      width: 72,
      align: 'end',
      cell: (row) => (isClosed(row) ? '—' : t('list.day', { day: row.day90.day })),
    },
    {
      key: 'progress',
      label: t('list.columns.progress'),
      width: 132,
      cell: (row) => <ProjectProgress project={row} />,
    },
    { key: 'next', label: t('list.columns.next'), width: 210, cell: (row) => <NextStep project={row} /> },
    {
      key: 'value',
      label: t('list.columns.value'),
      width: 178,
      isSortable: true,
      cell: (row) => <ValueDate project={row} />,
    },
    {
      key: 'forecast',
      label: t('list.columns.forecast'),
      width: 158,
      isSortable: true,
      cell: (row) => <ForecastDate project={row} />,
    },
    { key: 'owner', label: t('list.columns.owner'), width: 96, cell: (row) => row.owner?.name ?? '—' },
    {
      key: 'program',
      label: t('list.columns.program'),
      width: 170,
      isOptional: true,
      cell: (row) => text(row.program.name),
    },
  ]
}

export function StandingMark({ project, filled = false }: { project: ProjectSummary; filled?: boolean }) {
  const { t } = useMessages('onboarding')
  const standing = standingOf(project)
  return <StatusMark level={levelOf(standing)} label={t(`standing.${standing}`)} filled={filled} />
}

export function ProjectProgress({ project }: { project: ProjectSummary }) {
  const { t } = useMessages('onboarding')
  if (project.progress === null) return '—'
  return (
    <ProgressBar
      label={t('list.columns.progress')}
      percent={project.progress * 100}
      {...(project.expectedProgress === null ? {} : { plannedPercent: project.expectedProgress * 100 })}
      {...(isLate(project) ? { level: 'watch' as const } : {})}
    />
  )
}

function NextStep({ project }: { project: ProjectSummary }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const step = project.nextStep
  if (step === null) return '—'
  return (
    <span className={classes.next} title={`${text(step.name)} ${date(step.dueOn)}`}>
      <span className={classes.side} data-side={step.side}>
        {t(`side.${step.side}`)}
      </span>
      <span className={classes.stepName}>{text(step.name)}</span>
      <span className={classes.stepDue} data-late={step.dueState === 'overdue'}>
        {step.dueState === 'overdue' ? t('plan.late') : date(step.dueOn, 'plain').replace(/^\d{4}\/| \d{4}$/g, '')}
      </span>
    </span>
  )
}

/** The agreed value date, and what the plan as it stands makes of it. */
export function ValueDate({ project }: { project: ProjectSummary }) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  if (project.valueConfirmedOn !== null) {
    return <StatusMark level="good" label={t('list.confirmedOn', { date: date(project.valueConfirmedOn, 'plain') })} />
  }
  if (isClosed(project)) return '—'
  const past = daysBetween(project.valueOn, today())
  const slip = daysBetween(project.valueOn, project.forecastValueOn)
  return (
    <span className={classes.valueDate} title={date(project.valueOn)}>
      {date(project.valueOn, 'plain')}
      {past > 0 && (
        <span className={classes.slip} data-late="true">
          {t('stats.valuePast', { count: past })}
        </span>
      )}
      {past <= 0 && slip > 0 && (
        <span className={classes.slip} title={t('list.forecast', { date: date(project.forecastValueOn) })}>
          {t('list.slip', { count: slip })}
        </span>
      )}
    </span>
  )
}

/** The likely value date with its band; a mark and words where it comes after the agreed one. */
function ForecastDate({ project }: { project: ProjectSummary }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { forecast, valueOn } = project
  if (forecast === null || isClosed(project)) return '—'
  const slip = daysBetween(valueOn, forecast.valueOn)
  const band = t('list.forecastRange', { from: date(forecast.fromOn), to: date(forecast.toOn) })
  return (
    <span className={classes.valueDate} title={`${date(forecast.valueOn)} ${t('forecast.band')} ${band}`}>
      {date(forecast.valueOn, 'plain')}
      {slip > 0 && <span className={classes.slip}>{t('list.slip', { count: slip })}</span>}
    </span>
  )
}
