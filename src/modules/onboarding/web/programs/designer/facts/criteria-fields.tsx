import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { ChoiceField, formParts, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { criterionCategories } from '../../../../domain/outcome/graduation.ts'
import type { Program } from '../../../../domain/program.ts'
import classes from '../designer.module.css'
import { freeKey } from '../edits/program-edits.ts'
import { CriterionTermsFields } from './criterion-terms-fields.tsx'
import { standardCriteria } from './standard-criteria.ts'

interface CriteriaFieldsProps {
  criteria: Program['criteria']
  onChange: (criteria: Program['criteria']) => void
}

/** When onboarding by this program counts as complete: the standard set, or one of its own. */
export function CriteriaFields({ criteria, onChange }: CriteriaFieldsProps) {
  const { t } = useMessages('onboarding')
  if (criteria === undefined)
    return (
      <div className={formParts.part}>
        <h3>{t('designer.facts.criteria')}</h3>
        <p className={classes.quiet}>{t('designer.facts.criteriaStandard')}</p>
        <div>
          <Button variant="default" size="compact-sm" onClick={() => onChange(standardCriteria())}>
            {t('designer.facts.ownCriteria')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={formParts.part}>
      <h3>{t('designer.facts.criteria')}</h3>
      {criteria.map((criterion, index) => (
        <div key={criterion.key} className={formParts.row}>
          {(['ja', 'en'] as const).map((each) => (
            <TextField
              key={each}
              className={formParts.grow ?? ''}
              path={`program.criteria.${index}.text.${each}`}
              label={t('designer.facts.criterionIn', { number: index + 1, language: t(`platform:language.${each}`) })}
              value={criterion.text[each]}
              onChange={(text) =>
                onChange(criteria.with(index, { ...criterion, text: { ...criterion.text, [each]: text } }))
              }
            />
          ))}
          <ChoiceField
            path={`program.criteria.${index}.category`}
            label={t('designer.facts.criterionCategory', { number: index + 1 })}
            value={criterion.category}
            choices={criterionCategories.map((value) => ({ value, label: t(`criteria.category.${value}`) }))}
            onChange={(category) => onChange(criteria.with(index, { ...criterion, category }))}
          />
          <Checkbox
            label={t('designer.facts.criterionMust', { number: index + 1 })}
            checked={criterion.isMust}
            onChange={(event) => onChange(criteria.with(index, { ...criterion, isMust: event.currentTarget.checked }))}
          />
          <CriterionTermsFields
            criterion={criterion}
            number={index + 1}
            onChange={(next) => onChange(criteria.with(index, next))}
          />
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(criteria.toSpliced(index, 1))}>
            {t('designer.facts.removeCriterion', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <div className={formParts.row}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            onChange([
              ...criteria,
              {
                key: freeKey('criterion', criteria),
                category: 'use',
                text: { ja: '', en: '' },
                isMust: true,
                verifiedBy: ['customer'],
              },
            ])
          }
        >
          {t('designer.facts.addCriterion')}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
          {t('designer.facts.standardAgain')}
        </Button>
      </div>
    </div>
  )
}
