import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type CriterionTerms, type CriterionView, changeCriterion, removeCriterion } from '../../contract.ts'
import { criterionStates } from '../../domain/outcome/graduation.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import { TermsFields } from './terms-fields.tsx'

interface EditorProps {
  projectId: string
  criterion: CriterionView
  close: () => void
}

/** Whether it is met and by which evidence; what it says is behind a button, since a change has to be agreed anew. */
export function CriterionEditor({ projectId, criterion, close }: EditorProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const notice = useNotice()
  const [state, setState] = useState<string>(criterion.state)
  const [evidence, setEvidence] = useState(criterion.evidence)
  const [draft, setDraft] = useState<{ text: string; terms: CriterionTerms }>()
  const change = useEndpointMutation(changeCriterion)
  const remove = useEndpointMutation(removeCriterion)
  const version = useHeldVersion(criterion.version, change.error)
  const params = { id: projectId, criterionId: criterion.id }
  const save = () =>
    change.mutate(
      {
        params,
        body: {
          version,
          evidence,
          state: criterionStates.find((each) => each === state) ?? 'unknown',
          ...(draft && { text: draft.text, ...draft.terms }),
        },
      },
      { onSuccess: close },
    )
  return (
    <div className={classes.criterionEditor}>
      <Form onSubmit={save} error={change.error} isPending={change.isPending} onCancel={close}>
        {criterion.awaitsUsage && criterion.state !== 'unknown' && (
          <p className={classes.small}>{t('criteria.awaitsUsage')}</p>
        )}
        <SegmentedControl
          aria-label={t('criteria.stateLabel')}
          data={criterionStates.map((each) => ({ value: each, label: t(`criteria.state.${each}`) }))}
          value={state}
          onChange={setState}
        />
        <EvidenceField value={evidence} onChange={setEvidence} />
        {draft ? (
          <>
            <p className={classes.small}>{t('criteria.termsNote')}</p>
            <TermsFields
              {...draft}
              onText={(words) => setDraft({ ...draft, text: words })}
              onTerms={(terms) => setDraft({ ...draft, terms })}
            />
          </>
        ) : (
          <div className={classes.criterionActions}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => setDraft({ text: text(criterion.text), terms: termsOf(criterion) })}
            >
              {t('criteria.changeTerms')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate({ params }, { onError: (thrown) => notice.failed(thrown) })}
            >
              {t('criteria.remove')}
            </Button>
          </div>
        )}
      </Form>
    </div>
  )
}

const termsOf = ({ category, isMust, verifiedBy, target, unit, windowDays, judge }: CriterionView): CriterionTerms => ({
  category,
  isMust,
  verifiedBy,
  target,
  unit,
  windowDays,
  judge,
})

function EvidenceField({ value, onChange }: { value: string; onChange: (evidence: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('evidence')}
      label={t('criteria.evidence')}
      description={t('criteria.evidenceHint')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
