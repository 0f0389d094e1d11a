import { Select } from '@mantine/core'
import { useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { GoalView } from '../../contract.ts'
import classes from './usage.module.css'
import { useFigures } from './use-rule-words.ts'

interface GoalFigureFieldProps {
  path: string
  value: string | null
  onChange: (key: string | null) => void
}

/** The figure of usage that fills a goal by itself. */
export function GoalFigureField({ path, value, onChange }: GoalFigureFieldProps) {
  const { t } = useMessages('onboarding')
  const { choices } = useFigures()
  return (
    <Select
      {...useField(path)}
      label={t('usage.goal.figure')}
      description={t('usage.goal.figureHint')}
      placeholder={t('usage.goal.byHand')}
      data={choices}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  )
}

/** By which figure a goal is measured, and whether its data still comes. */
export function GoalFigure({ goal }: { goal: GoalView }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const key = goal.measuredBy === 'usage' ? (goal.usageKey ?? null) : null
  const { nameOf, stoppedOn } = useFigures(key !== null)
  if (key === null) return null
  const last = goal.measurements.findLast(({ source }) => source === 'usage')
  return (
    <p className={classes.note} role={stoppedOn === null ? undefined : 'status'}>
      {t('usage.goal.by', { name: nameOf(key) })}
      {stoppedOn !== null && t('usage.goal.stopped', { date: date(stoppedOn) })}
      {stoppedOn === null && (last ? t('usage.goal.last', { date: date(last.measuredOn) }) : t('usage.goal.notYet'))}
    </p>
  )
}
