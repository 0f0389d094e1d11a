import { DetailColumns } from '#platform/web/layout/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { CriteriaSection } from '../criteria/criteria-section.tsx'
import { EnablementSection } from '../graduation/enablement-section.tsx'
import { ExamSection } from '../graduation/exam-section.tsx'
import { FollowUpSection } from '../graduation/follow-up-section.tsx'
import { OngoingSection } from '../graduation/ongoing-section.tsx'
import { RoadmapSection } from '../roadmap/roadmap-section.tsx'
import { RoundHistory } from '../rounds/round-history.tsx'
import { isClosed } from '../standing.ts'
import { MoneySection } from '../value/money-section.tsx'
import { EarlyWins } from './early-wins.tsx'
import { ValueSection } from './value-section.tsx'

/** Whether the customer has its value, and whether it may graduate: words, criteria and the exam. */
export function OutcomeView({ project }: { project: ProjectPage }) {
  const can = usePermissions()
  const isEditable = can('onboarding.write') && !isClosed(project)
  return (
    <DetailColumns
      side={
        <>
          <EarlyWins project={project} isEditable={isEditable} />
          <EnablementSection project={project} />
          <RoundHistory project={project} />
        </>
      }
    >
      <ValueSection project={project} isEditable={isEditable} />
      <MoneySection project={project} />
      <RoadmapSection project={project} />
      <ExamSection project={project} isEditable={isEditable} />
      <FollowUpSection project={project} isEditable={isEditable} />
      <CriteriaSection project={project} isEditable={isEditable} />
      <OngoingSection project={project} />
    </DetailColumns>
  )
}
