import { MultiSelect } from '@mantine/core'
import { NumberField, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { criterionMethods } from '../../../../domain/outcome/graduation.ts'
import type { Program } from '../../../../domain/program.ts'
import { UnitField } from '../../../criteria/terms-fields.tsx'
import { standardCriteria } from './standard-criteria.ts'

type Criterion = NonNullable<Program['criteria']>[number]

interface CriterionTermsFieldsProps {
  criterion: Criterion
  number: number
  onChange: (criterion: Criterion) => void
}

/** How a criterion of a program is judged, before the customer agrees to it: by what, what has to be reached, and by whom. */
export function CriterionTermsFields({ criterion, number, onChange }: CriterionTermsFieldsProps) {
  const { t } = useMessages('onboarding')
  const path = `program.criteria.${number - 1}`
  const said = withTerms(criterion)
  const change = (changes: Partial<Pick<Criterion, 'verifiedBy' | 'target' | 'unit' | 'windowDays' | 'judge'>>) =>
    onChange(pruned({ ...said, ...changes }))
  const labelled = (label: string) => t('designer.facts.criterionTerm', { number, term: label })
  return (
    <>
      <MultiSelect
        {...useField(`${path}.verifiedBy`)}
        label={labelled(t('criteria.methods'))}
        data={criterionMethods.map((each) => ({ value: each, label: t(`criteria.method.${each}`) }))}
        value={said.verifiedBy}
        onChange={(chosen) => {
          const verifiedBy = criterionMethods.filter((each) => chosen.includes(each))
          if (verifiedBy.length > 0) change({ verifiedBy })
        }}
      />
      <NumberField
        path={`${path}.target`}
        label={labelled(t('criteria.target'))}
        value={said.target ?? null}
        onChange={(target) => change({ target: target ?? undefined })}
      />
      <UnitField
        path={`${path}.unit`}
        label={labelled(t('criteria.unitLabel'))}
        value={said.unit ?? ''}
        onChange={(unit) => change({ unit })}
      />
      <NumberField
        path={`${path}.windowDays`}
        label={labelled(t('criteria.window'))}
        unit={t('criteria.windowUnit')}
        value={said.windowDays ?? null}
        onChange={(days) => change({ windowDays: days ?? undefined })}
      />
      <TextField
        path={`${path}.judge`}
        label={labelled(t('criteria.judge'))}
        placeholder={t('criteria.judgeExample')}
        value={said.judge ?? ''}
        onChange={(judge) => change({ judge })}
      />
    </>
  )
}

/** A criterion that leaves its terms to the standard set has them shown, to be changed from there. */
function withTerms(criterion: Criterion): Criterion & { verifiedBy: NonNullable<Criterion['verifiedBy']> } {
  const { verifiedBy } = criterion
  if (verifiedBy !== undefined) return { ...criterion, verifiedBy }
  const {
    verifiedBy: methods = ['customer'],
    target,
    unit,
    windowDays,
  } = standardCriteria().find(({ key }) => key === criterion.key) ?? {}
  return { ...criterion, verifiedBy: methods, target, unit, windowDays }
}

/** Without what says nothing, so that a draft is only different where it means something else. */
function pruned({ target, unit, windowDays, judge, ...criterion }: Criterion): Criterion {
  return {
    ...criterion,
    ...(target !== undefined && { target }),
    ...(unit && { unit }),
    ...(windowDays !== undefined && { windowDays }),
    ...(judge && { judge }),
  }
}
