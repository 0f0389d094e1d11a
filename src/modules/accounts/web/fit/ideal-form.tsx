import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type AnswerOf, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField, TextField, useDraft } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { readFitReport, type readIdealCustomer, saveIdealCustomer } from '../../contract.ts'
import type { IdealCustomer } from '../../domain/fit/fit.ts'
import { CriterionFields } from './criterion-fields.tsx'
import classes from './fit.module.css'
import { IdealEffect } from './ideal-effect.tsx'
import { IdealVersions } from './ideal-versions.tsx'

/** Whom we serve well: its criteria, where the lines are drawn, and what saving would do to today's customers. */
export function IdealForm({ ideal }: { ideal: AnswerOf<typeof readIdealCustomer> }) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const save = useEndpointMutation(saveIdealCustomer, {
    refreshes: [
      { ...saveIdealCustomer, path: '/ideal-customer' },
      readFitReport,
      { ...readFitReport, path: '/accounts' },
    ],
  })
  const current = { version: ideal.version, value: ideal.definition }
  const { value: draft, setValue: setDraft, version, isChanged, settle } = useDraft(current, save.error)
  const [isPreviewed, setPreviewed] = useState(false)
  const criteria = (next: IdealCustomer['criteria']) => setDraft({ ...draft, criteria: next })
  const send = () =>
    save.mutate(
      { body: { version, definition: draft } },
      {
        onSuccess: (saved) => {
          settle(saved.version)
          setPreviewed(false)
          notice.done(t('fit.saved'))
        },
      },
    )
  return (
    <Section title={t('fit.ideal')} note={t('fit.idealNote', { version: ideal.version })} framed>
      <Form onSubmit={send} error={save.error} isPending={save.isPending}>
        {draft.criteria.map((criterion, index) => (
          <CriterionFields
            key={criterion.key}
            criterion={criterion}
            path={`definition.criteria.${index}`}
            isOnly={draft.criteria.length === 1}
            onChange={(next) => criteria(draft.criteria.with(index, next))}
            onRemove={() => criteria(draft.criteria.toSpliced(index, 1))}
          />
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => criteria([...draft.criteria, blankCriterion(draft)])}
          >
            {t('fit.addCriterion')}
          </Button>
        </div>
        <div className={classes.pair}>
          <NumberField
            path="definition.fitFrom"
            label={t('fit.fitFrom')}
            value={draft.fitFrom}
            onChange={(fitFrom) => setDraft({ ...draft, fitFrom: Math.round(fitFrom ?? 0) })}
          />
          <NumberField
            path="definition.cautionFrom"
            label={t('fit.cautionFrom')}
            value={draft.cautionFrom}
            onChange={(cautionFrom) => setDraft({ ...draft, cautionFrom: Math.round(cautionFrom ?? 0) })}
          />
        </div>
        {(['caution', 'poor_fit'] as const).map((verdict) => (
          <div key={verdict} className={classes.pair}>
            {(['ja', 'en'] as const).map((each) => (
              <TextField
                key={each}
                path={`definition.alternatives.${verdict}.${each}`}
                label={t('fit.alternativeIn', {
                  verdict: t(`fit.verdict.${verdict}`),
                  language: t(`platform:language.${each}`),
                })}
                value={draft.alternatives[verdict][each]}
                onChange={(text) => {
                  const words = { ...draft.alternatives[verdict], [each]: text }
                  setDraft({ ...draft, alternatives: { ...draft.alternatives, [verdict]: words } })
                }}
              />
            ))}
          </div>
        ))}
        <div>
          <Button variant="default" disabled={!isChanged} onClick={() => setPreviewed(true)}>
            {t('fit.showEffect')}
          </Button>
        </div>
        {isPreviewed && isChanged && <IdealEffect definition={draft} />}
      </Form>
      <IdealVersions
        current={ideal.version}
        onUse={(past) => {
          setDraft(past.definition)
          notice.done(t('fit.used', { version: past.version }))
        }}
      />
    </Section>
  )
}

function blankCriterion({ criteria }: IdealCustomer): IdealCustomer['criteria'][number] {
  const keys = new Set(criteria.map(({ key }) => key))
  let number = criteria.length + 1
  while (keys.has(`criterion_${number}`)) number += 1
  return {
    key: `criterion_${number}`,
    label: { ja: '', en: '' },
    weight: 1,
    isMust: false,
    condition: { match: 'all', rules: [{ fact: 'account.employeeCount', test: 'at_least', value: 0 }] },
  }
}
