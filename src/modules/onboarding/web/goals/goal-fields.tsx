import { Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { DateField, NumberField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { GoalInput } from '../../contract.ts'
import { goalDirections, goalFlaws, goalMeasures } from '../../domain/outcome/goal.ts'
import { GoalFigureField } from '../usage/goal-figure.tsx'
import { isBlankGoal } from './goal-draft.ts'
import { GoalExamples } from './goal-examples.tsx'
import classes from './goals.module.css'

interface GoalFieldsProps {
  goal: GoalInput
  onChange: (goal: GoalInput) => void
  /** Before each field's name in the contract: `goals.0.`. */
  path?: string
}

/** A goal being written; what keeps it from being proved later is told beside it and refuses nothing. */
export function GoalFields({ goal, onChange, path = '' }: GoalFieldsProps) {
  const { t } = useMessages('onboarding')
  const change = (changes: Partial<GoalInput>) => onChange({ ...goal, ...changes })
  return (
    <div className={classes.editor}>
      {isBlankGoal(goal) && <GoalExamples onPick={change} />}
      <div className={classes.fields}>
        <Textarea
          {...useField(`${path}useCase`)}
          label={t('goals.field.useCase')}
          placeholder={t('goals.example.useCase')}
          autosize
          minRows={2}
          value={goal.useCase}
          onChange={(event) => change({ useCase: event.currentTarget.value })}
        />
        <Textarea
          {...useField(`${path}problem`)}
          label={t('goals.field.problem')}
          placeholder={t('goals.example.problem')}
          autosize
          minRows={2}
          value={goal.problem}
          onChange={(event) => change({ problem: event.currentTarget.value })}
        />
      </div>
      <Figures goal={goal} change={change} path={path} />
      <div className={classes.fields}>
        <Textarea
          {...useField(`${path}requiredEvidence`)}
          label={t('goals.field.requiredEvidence')}
          placeholder={t('goals.example.requiredEvidence')}
          autosize
          minRows={2}
          value={goal.requiredEvidence}
          onChange={(event) => change({ requiredEvidence: event.currentTarget.value })}
        />
        <Select
          {...useField(`${path}measuredBy`)}
          label={t('goals.field.measuredBy')}
          description={t(`goals.measureHint.${goal.measuredBy}`)}
          data={goalMeasures.map((each) => ({ value: each, label: t(`goals.measure.${each}`) }))}
          value={goal.measuredBy}
          allowDeselect={false}
          onChange={(next) => change({ measuredBy: goalMeasures.find((each) => each === next) ?? goal.measuredBy })}
        />
        {goal.measuredBy === 'usage' && (
          <GoalFigureField
            path={`${path}usageKey`}
            value={goal.usageKey ?? null}
            onChange={(usageKey) => change({ usageKey })}
          />
        )}
      </div>
      <Checkbox
        label={t('goals.field.isMust')}
        description={t('goals.isMustHint')}
        checked={goal.isMust}
        onChange={(event) => change({ isMust: event.currentTarget.checked })}
      />
      <GoalAdvice goal={goal} />
    </div>
  )
}

interface FiguresProps {
  goal: GoalInput
  change: (changes: Partial<GoalInput>) => void
  path: string
}

function Figures({ goal, change, path }: FiguresProps) {
  const { t } = useMessages('onboarding')
  return (
    <div className={classes.figures}>
      <TextInput
        {...useField(`${path}metric`)}
        className={classes.metric ?? ''}
        label={t('goals.field.metric')}
        placeholder={t('goals.example.metric')}
        value={goal.metric}
        onChange={(event) => change({ metric: event.currentTarget.value })}
      />
      <TextInput
        {...useField(`${path}unit`)}
        className={classes.unit ?? ''}
        label={t('goals.field.unit')}
        placeholder={t('goals.example.unit')}
        value={goal.unit}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <div className={classes.direction}>
        <span className={classes.fieldLabel} aria-hidden="true">
          {t('goals.field.direction')}
        </span>
        <SegmentedControl
          aria-label={t('goals.field.direction')}
          data={goalDirections.map((each) => ({ value: each, label: t(`goals.direction.${each}`) }))}
          value={goal.direction}
          onChange={(direction) => change({ direction })}
        />
      </div>
      <NumberField
        path={`${path}baseline`}
        label={t('goals.field.baseline')}
        unit={goal.unit.slice(0, 4)}
        value={goal.baseline}
        onChange={(baseline) => change({ baseline })}
      />
      <NumberField
        path={`${path}target`}
        label={t('goals.field.target')}
        unit={goal.unit.slice(0, 4)}
        value={goal.target}
        onChange={(target) => change({ target })}
      />
      <DateField
        path={`${path}deadline`}
        label={t('goals.field.deadline')}
        value={goal.deadline}
        onChange={(deadline) => change({ deadline })}
      />
    </div>
  )
}

/** What to settle with the customer before kickoff so that the goal can be proved. */
export function GoalAdvice({ goal }: { goal: GoalInput }) {
  const { t } = useMessages('onboarding')
  if (isBlankGoal(goal)) {
    return (
      <p className={classes.advice} data-blank="true">
        {t('goals.blank')}
      </p>
    )
  }
  const flaws = goalFlaws(goal)
  return (
    <div className={classes.advice} data-clear={flaws.length === 0} aria-live="polite">
      {flaws.length === 0 ? (
        t('goals.provable')
      ) : (
        <>
          {t('goals.advice')}
          <ul>
            {flaws.map((each) => (
              <li key={each}>{t(`goals.flaw.${each}`)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
