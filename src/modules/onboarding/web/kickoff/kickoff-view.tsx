import { DetailColumns } from '#platform/web/layout/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { isClosed } from '../standing.ts'
import { GatePanel } from './gate-panel.tsx'
import { KickoffRecords } from './kickoff-records.tsx'

/** What both sides agree on in the kickoff, and what is still missing before it counts as done. */
export function KickoffView({ project }: { project: ProjectPage }) {
  const can = usePermissions()
  // What was agreed in a kickoff that is done stands.
  const isEditable = can('onboarding.write') && !isClosed(project) && project.kickoff.doneOn === null
  return (
    <DetailColumns side={<GatePanel project={project} isEditable={isEditable} />}>
      <KickoffRecords key={project.id} project={project} isEditable={isEditable} />
    </DetailColumns>
  )
}
