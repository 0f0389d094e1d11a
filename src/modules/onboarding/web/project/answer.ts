import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { isLate } from '../standing.ts'
import { useSentences, useText } from '../text.ts'

/** Where the project stands, what comes next and how long it is to the value date, in two or three sentences. */
export function useProjectAnswer(project: ProjectPage): string {
  const sentences = useSentences()
  const where = useWhere(project)
  const next = useNext(project)
  const value = useValueDays(project)
  return sentences([where, next, value])
}

function useWhere(project: ProjectPage): string {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const { state, kickoffOn, progress, expectedProgress } = project
  if (state === 'graduated') return t('answer.graduated', { date: date(project.endedOn ?? today()) })
  if (state === 'ended_without_value') return t('answer.ended', { date: date(project.endedOn ?? today()) })
  if (state === 'conditional') return t('answer.conditional')
  if (state === 'value_confirmed') {
    const last = project.valueConfirmations[0]
    return last === undefined
      ? t('answer.confirmed')
      : t('answer.confirmedBy', { name: last.name, date: date(last.confirmedOn) })
  }
  if (state === 'planning' && kickoffOn !== null) {
    const days = daysBetween(today(), kickoffOn)
    if (days < 0) return t('answer.kickoffLate', { count: -days })
    return days === 0 ? t('answer.kickoffToday') : t('answer.kickoffIn', { count: days })
  }
  if (progress === null || expectedProgress === null) return t('answer.running')
  const percent = Math.round(Math.abs(expectedProgress - progress) * 100)
  if (isLate(project)) return t('answer.late', { percent })
  return progress > expectedProgress && percent > 0 ? t('answer.ahead', { percent }) : t('answer.onPlan')
}

function useNext({ nextStep, state, kickoffTaskId }: ProjectPage): string | undefined {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const isSaid = state === 'planning' && nextStep?.taskId === kickoffTaskId
  if (nextStep === null || isSaid || state === 'graduated' || state === 'ended_without_value') return undefined
  const words = { name: text(nextStep.name), side: t(`side.${nextStep.side}`), date: date(nextStep.dueOn) }
  return nextStep.dueState === 'overdue' ? t('answer.nextOverdue', words) : t('answer.next', words)
}

function useValueDays(project: ProjectPage): string | undefined {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const isWaiting = project.state === 'planning' || project.state === 'running' || project.state === 'rekicked_off'
  if (!isWaiting || project.valueConfirmedOn !== null) return undefined
  const days = daysBetween(today(), project.valueOn)
  const words = { date: date(project.valueOn), count: Math.abs(days) }
  return days < 0 ? t('answer.valuePast', words) : t('answer.valueIn', words)
}
