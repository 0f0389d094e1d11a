import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type ProjectPage, readWaiting } from '../../contract.ts'
import { BlockerSection } from '../blockers/blocker-section.tsx'
import { IncidentSection } from '../incidents/incident-section.tsx'
import { ScopeSection } from '../scope/scope-section.tsx'
import { isClosed } from '../standing.ts'
import { HolderTotals, WaitingStrip } from './waiting-strip.tsx'

/** What stands in the way, on whom the days waited, what is in scope, and what broke. */
export function MattersView({ project }: { project: ProjectPage }) {
  const can = usePermissions()
  const mayWrite = can('onboarding.write')
  const isEditable = mayWrite && !isClosed(project)
  return (
    <>
      <BlockerSection project={project} isEditable={isEditable} />
      <WaitingSection project={project} />
      <ScopeSection project={project} isEditable={isEditable} />
      <IncidentSection project={project} isEditable={isEditable} mayFollow={mayWrite} />
    </>
  )
}

function WaitingSection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { data, error, refetch } = useEndpoint(readWaiting, { params: { id: project.id } })
  return (
    <Section
      title={t('waiting.title')}
      note={
        data && data.days > 0
          ? t('waiting.note', { from: date(data.from), to: date(data.to), count: data.days })
          : t('waiting.notYet')
      }
      actions={<PageLink to="/onboarding/waiting">{t('waiting.page.command')}</PageLink>}
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && (
        <>
          <HolderTotals totals={data.totals} days={data.days} />
          <WaitingStrip spans={data.spans} />
        </>
      )}
    </Section>
  )
}
