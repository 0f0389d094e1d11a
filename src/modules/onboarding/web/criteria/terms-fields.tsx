import { Checkbox, MultiSelect } from '@mantine/core'
import { ChoiceField, NumberField, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { CriterionTerms } from '../../contract.ts'
import { criterionCategories, criterionMethods } from '../../domain/outcome/graduation.ts'
import classes from '../outcome/outcome.module.css'

interface TermsFieldsProps {
  text: string
  terms: CriterionTerms
  onText: (text: string) => void
  onTerms: (terms: CriterionTerms) => void
}

/** What a criterion says and how it is judged: all that the customer agrees to. */
export function TermsFields({ text, terms, onText, onTerms }: TermsFieldsProps) {
  const { t } = useMessages('onboarding')
  const change = (changes: Partial<CriterionTerms>) => onTerms({ ...terms, ...changes })
  return (
    <>
      <TextField
        path="text"
        label={t('criteria.text')}
        placeholder={t('criteria.textExample')}
        value={text}
        onChange={onText}
      />
      <div className={classes.fields}>
        <ChoiceField
          path="category"
          label={t('criteria.categoryLabel')}
          choices={criterionCategories.map((value) => ({ value, label: t(`criteria.category.${value}`) }))}
          value={terms.category}
          onChange={(category) => change({ category })}
        />
        <MethodsField value={terms.verifiedBy} onChange={(verifiedBy) => change({ verifiedBy })} />
      </div>
      <div className={classes.fields}>
        <NumberField
          path="target"
          label={t('criteria.target')}
          value={terms.target}
          onChange={(target) => change({ target })}
        />
        <UnitField value={terms.unit} onChange={(unit) => change({ unit })} />
        <NumberField
          path="windowDays"
          label={t('criteria.window')}
          unit={t('criteria.windowUnit')}
          value={terms.windowDays}
          onChange={(windowDays) => change({ windowDays })}
        />
        <TextField
          path="judge"
          label={t('criteria.judge')}
          placeholder={t('criteria.judgeExample')}
          value={terms.judge}
          onChange={(judge) => change({ judge })}
        />
      </div>
      <Checkbox
        label={t('criteria.must')}
        checked={terms.isMust}
        onChange={(event) => change({ isMust: event.currentTarget.checked })}
      />
    </>
  )
}

interface MethodsFieldProps {
  value: CriterionTerms['verifiedBy']
  onChange: (value: CriterionTerms['verifiedBy']) => void
}

function MethodsField({ value, onChange }: MethodsFieldProps) {
  const { t } = useMessages('onboarding')
  return (
    <MultiSelect
      {...useField('verifiedBy')}
      label={t('criteria.methods')}
      description={value.includes('usage') ? t('criteria.awaitsUsage') : undefined}
      data={criterionMethods.map((each) => ({ value: each, label: t(`criteria.method.${each}`) }))}
      value={value}
      onChange={(chosen) => onChange(criterionMethods.filter((each) => chosen.includes(each)))}
    />
  )
}

interface UnitFieldProps {
  value: string
  onChange: (unit: string) => void
  path?: string
  label?: string
}

/** A unit by its word; a known one is kept by its key. */
export function UnitField({ value, onChange, path = 'unit', label }: UnitFieldProps) {
  const { t } = useMessages('onboarding')
  const known = {
    percent: t('criteria.unit.percent'),
    count: t('criteria.unit.count'),
    score: t('criteria.unit.score'),
  }
  const shown = Object.entries(known).find(([key]) => key === value)?.[1] ?? value
  const take = (typed: string) => onChange(Object.entries(known).find(([, word]) => word === typed)?.[0] ?? typed)
  return <TextField path={path} label={label ?? t('criteria.unitLabel')} value={shown} onChange={take} />
}
