import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listProjects, type ProjectSummary, readWaiting } from '../../contract.ts'
import { ProjectProgress, StandingMark, ValueDate } from '../list/columns.tsx'
import { useText } from '../text.ts'
import { HolderTotals, WaitingStrip } from '../waiting/waiting-strip.tsx'
import classes from './panel.module.css'

/** The onboarding of one customer, for its page. */
export function OnboardingPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    listProjects,
    { query: { accountId } },
    { enabled: can('onboarding.read') },
  )
  if (!can('onboarding.read')) return null
  const start = can('onboarding.write') && (
    <PageLink to="/onboarding/new" search={{ account: accountId }} className={classes.link ?? ''}>
      {t('start.open')}
    </PageLink>
  )
  return (
    <Section title={t('panel.title')} actions={data?.items.length === 0 && start} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data?.items.length === 0 && <p className={classes.none}>{t('panel.none')}</p>}
      <div className={classes.projects}>
        {data?.items.map((project) => (
          <PanelProject key={project.id} project={project} />
        ))}
      </div>
    </Section>
  )
}

function PanelProject({ project }: { project: ProjectSummary }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const step = project.nextStep
  const { data: waiting } = useEndpoint(readWaiting, { params: { id: project.id } })
  return (
    <div className={classes.project}>
      <div className={classes.head}>
        <PageLink to={`/onboarding/${project.id}`}>{text(project.program.name)}</PageLink>
        <StandingMark project={project} />
      </div>
      <ProjectProgress project={project} />
      <FactList
        facts={[
          {
            label: t('list.columns.state'),
            value: t('panel.state', { state: t(`state.${project.state}`), day: project.day90.day }),
          },
          {
            label: t('list.columns.next'),
            value:
              step && t('panel.next', { name: text(step.name), side: t(`side.${step.side}`), date: date(step.dueOn) }),
          },
          { label: t('list.columns.value'), value: <ValueDate project={project} /> },
          { label: t('list.columns.owner'), value: project.owner?.name },
        ]}
      />
      {waiting && waiting.days > 0 && (
        <>
          <h3 className={classes.waiting}>{t('waiting.title')}</h3>
          <HolderTotals totals={waiting.totals} days={waiting.days} />
          <WaitingStrip spans={waiting.spans} />
        </>
      )}
    </div>
  )
}
