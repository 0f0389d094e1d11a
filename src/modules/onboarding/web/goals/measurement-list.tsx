import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { GoalView } from '../../contract.ts'
import { SubjectFiles } from '../files/subject-files.tsx'
import { useFigure } from './goal-card.tsx'
import classes from './goals.module.css'

interface MeasurementListProps {
  projectId: string
  goal: GoalView
  canWrite: boolean
}

/** Measured values with their evidence, newest first. */
export function MeasurementList({ projectId, goal, canWrite }: MeasurementListProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const figure = useFigure(goal)
  if (goal.measurements.length === 0) return <p className={classes.none}>{t('goals.noMeasurement')}</p>
  const newestFirst = goal.measurements.toSorted((a, b) => (a.measuredOn > b.measuredOn ? -1 : 1))
  return (
    <ol className={classes.measurements}>
      {newestFirst.map((each) => (
        <li key={each.id}>
          <span className={classes.measured}>
            <b>{figure(each.value)}</b>
            <span>{date(each.measuredOn)}</span>
            <span>{t(`goals.source.${each.source}`, { name: each.recordedBy })}</span>
          </span>
          {each.evidence !== '' && <span className={classes.evidence}>{each.evidence}</span>}
          {each.evidenceUrl !== null && (
            <a href={each.evidenceUrl} target="_blank" rel="noreferrer" className={classes.evidence}>
              {each.evidenceUrl}
            </a>
          )}
          {each.evidence === '' && each.evidenceUrl === null && (
            <span className={classes.flaw}>{t('goals.noEvidence')}</span>
          )}
          <SubjectFiles projectId={projectId} subject="measurement" subjectId={each.id} canWrite={canWrite} />
        </li>
      ))}
    </ol>
  )
}
