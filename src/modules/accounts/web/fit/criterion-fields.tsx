import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { IdealCustomer } from '../../domain/fit/fit.ts'
import { ConditionFields } from '../conditions/condition-fields.tsx'
import classes from './fit.module.css'

type Criterion = IdealCustomer['criteria'][number]

interface CriterionFieldsProps {
  criterion: Criterion
  path: string
  isOnly: boolean
  onChange: (criterion: Criterion) => void
  onRemove: () => void
}

/** One point that speaks for a customer: its weight in sight, the rest on opening. */
export function CriterionFields({ criterion, path, isOnly, onChange, onRemove }: CriterionFieldsProps) {
  const { t, language } = useMessages('accounts')
  const name = criterion.label[language] || t('fit.unnamed')
  // A new one stands open, and stays so while its name is typed.
  const [isNew] = useState(criterion.label.ja === '' && criterion.label.en === '')
  return (
    <details className={classes.criterionEdit} open={isNew}>
      <summary>
        <span>{name}</span>
        <span className={classes.quiet}>
          {criterion.isMust ? t('fit.must') : t('fit.weightOf', { weight: criterion.weight })}
        </span>
      </summary>
      <div className={classes.criterionFields}>
        <div className={classes.pair}>
          {(['ja', 'en'] as const).map((each) => (
            <TextField
              key={each}
              path={`${path}.label.${each}`}
              label={t('fit.labelIn', { language: t(`platform:language.${each}`) })}
              value={criterion.label[each]}
              onChange={(text) => onChange({ ...criterion, label: { ...criterion.label, [each]: text } })}
            />
          ))}
        </div>
        <NumberField
          path={`${path}.weight`}
          label={t('fit.weight')}
          value={criterion.weight}
          onChange={(weight) => onChange({ ...criterion, weight: Math.round(weight ?? 1) })}
        />
        <Checkbox
          size="md"
          label={t('fit.isMust')}
          checked={criterion.isMust}
          onChange={(event) => onChange({ ...criterion, isMust: event.currentTarget.checked })}
        />
        <ConditionFields
          title={t('fit.conditionOf')}
          path={`${path}.condition`}
          value={criterion.condition}
          onChange={(condition) => condition && onChange({ ...criterion, condition })}
        />
        <div>
          <Button variant="subtle" color="red" disabled={isOnly} onClick={onRemove}>
            {t('fit.removeCriterion', { name })}
          </Button>
        </div>
      </div>
    </details>
  )
}
