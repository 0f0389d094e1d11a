import { UnstyledButton } from '@mantine/core'
import { daysBetween } from '#platform/kernel/dates.ts'
import { Sparkline } from '#platform/web/bars/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar, type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import type { GoalView } from '../../contract.ts'
import classes from './goals.module.css'

export function GoalCard({ goal, onOpen }: { goal: GoalView; onOpen: () => void }) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const figure = useFigure(goal)
  const name = goal.metric || goal.useCase || t('goals.untitled')
  const days = goal.deadline === null ? null : daysBetween(today(), goal.deadline)
  return (
    <li className={classes.card}>
      <UnstyledButton className={classes.cardButton ?? ''} onClick={onOpen}>
        <span className={classes.cardHead}>
          <span className={classes.cardName}>{name}</span>
          {!goal.isMust && <Tag>{t('goals.optional')}</Tag>}
          <GoalMark goal={goal} />
        </span>
        {goal.metric !== '' && goal.useCase !== '' && <span className={classes.cardUse}>{goal.useCase}</span>}
        <span className={classes.way}>
          <span>{t('goals.from', { value: figure(goal.baseline) })}</span>
          <GoalTrend goal={goal} name={name} />
          <span>{t('goals.to', { value: figure(goal.target) })}</span>
        </span>
        {goal.achievement.ratio !== null && <ProgressBar label={name} percent={goal.achievement.ratio * 100} />}
        <span className={classes.cardFoot}>
          {goal.flaws.length > 0 && goal.achievement.latest === null ? (
            <span className={classes.flaw}>{t('goals.flawCount', { count: goal.flaws.length })}</span>
          ) : (
            <span>{t('goals.evidenceCount', { count: evidenceCount(goal) })}</span>
          )}
          {goal.deadline !== null && days !== null && (
            <span>
              {t(
                goal.achievement.isAchieved ? 'goals.deadline' : days < 0 ? 'goals.deadlinePast' : 'goals.deadlineIn',
                {
                  date: date(goal.deadline),
                  count: Math.abs(days),
                },
              )}
            </span>
          )}
        </span>
      </UnstyledButton>
    </li>
  )
}

const evidenceCount = ({ measurements }: GoalView) =>
  measurements.filter((each) => each.evidence !== '' || each.evidenceUrl !== null).length

function GoalTrend({ goal, name }: { goal: GoalView; name: string }) {
  const figure = useFigure(goal)
  const { latest } = goal.achievement
  if (latest === null) return <span className={classes.unmeasured}>—</span>
  const inOrder = goal.measurements.toSorted((a, b) => (a.measuredOn < b.measuredOn ? -1 : 1)).map((each) => each.value)
  const values = goal.baseline === null ? inOrder : [goal.baseline, ...inOrder]
  return <Sparkline label={name} values={values} last={figure(latest.value)} />
}

export function GoalMark({ goal }: { goal: GoalView }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const { isAchieved, isImproving } = goal.achievement
  const isPast = goal.deadline !== null && goal.deadline < today()
  const marks: Record<'achieved' | 'missed' | 'improving' | 'worse' | 'unmeasured', StatusLevel> = {
    achieved: 'good',
    missed: 'risk',
    improving: 'good',
    worse: 'watch',
    unmeasured: 'unknown',
  }
  const key = isAchieved
    ? 'achieved'
    : isPast
      ? 'missed'
      : isImproving === null
        ? 'unmeasured'
        : isImproving
          ? 'improving'
          : 'worse'
  return <StatusMark level={marks[key]} label={t(`goals.mark.${key}`)} />
}

/** Writes a figure of the goal with its unit. */
export function useFigure({ unit }: { unit: string }): (value: number | null) => string {
  const { number } = useFormats()
  const { t } = useMessages('onboarding')
  return (value) => (value === null ? '—' : t('goals.figure', { value: number(value), unit }))
}
