import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { ChoiceField, formParts, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { goalDirections } from '../../../../domain/outcome/goal.ts'
import type { Program } from '../../../../domain/program.ts'
import programs from '../../programs.module.css'
import classes from '../designer.module.css'

type Goals = NonNullable<Program['goals']>

interface GoalFieldsProps {
  goals: Goals
  onChange: (goals: Goals) => void
}

const texts = [
  ['useCase', 'designer.facts.useCaseIn'],
  ['problem', 'designer.facts.problemIn'],
  ['metric', 'designer.facts.metricIn'],
  ['unit', 'designer.facts.unitIn'],
  ['requiredEvidence', 'designer.facts.evidenceIn'],
] as const

/** The goals that a new project begins with. */
export function GoalFields({ goals, onChange }: GoalFieldsProps) {
  const { t } = useMessages('onboarding')
  return (
    <div className={formParts.part}>
      <h3>{t('designer.facts.goals')}</h3>
      <p className={classes.quiet}>{t('designer.facts.goalsNote')}</p>
      {goals.map((goal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: goals have nothing but their place
        <fieldset key={index} className={classes.factGoal}>
          <legend>{t('designer.facts.goal', { number: index + 1 })}</legend>
          <div className={programs.fields}>
            {texts.flatMap(([field, labelKey]) =>
              (['ja', 'en'] as const).map((each) => (
                <TextField
                  key={`${field}-${each}`}
                  path={`program.goals.${index}.${field}.${each}`}
                  label={t(labelKey, { language: t(`platform:language.${each}`) })}
                  value={goal[field][each]}
                  onChange={(text) =>
                    onChange(goals.with(index, { ...goal, [field]: { ...goal[field], [each]: text } }))
                  }
                />
              )),
            )}
            <ChoiceField
              path={`program.goals.${index}.direction`}
              label={t('designer.facts.direction')}
              value={goal.direction}
              choices={goalDirections.map((value) => ({ value, label: t(`goals.direction.${value}`) }))}
              onChange={(direction) => onChange(goals.with(index, { ...goal, direction }))}
            />
          </div>
          <Checkbox
            label={t('designer.facts.isMust')}
            checked={goal.isMust}
            onChange={(event) => onChange(goals.with(index, { ...goal, isMust: event.currentTarget.checked }))}
          />
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(goals.toSpliced(index, 1))}>
            {t('designer.facts.removeGoal', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...goals, blankGoal()])}
        >
          {t('designer.facts.addGoal')}
        </Button>
      </div>
    </div>
  )
}

function blankGoal(): Goals[number] {
  const empty = { ja: '', en: '' }
  return {
    useCase: empty,
    problem: empty,
    metric: empty,
    unit: empty,
    direction: 'up',
    requiredEvidence: empty,
    isMust: true,
  }
}
