import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { addCriterion } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { CriterionExamples } from './criterion-examples.tsx'
import { newTerms } from './terms.ts'
import { TermsFields } from './terms-fields.tsx'

export function AddCriterion({ projectId }: { projectId: string }) {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <AddCriterionForm projectId={projectId} close={() => setOpen(false)} />
  ) : (
    <div>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setOpen(true)}>
        {t('criteria.add')}
      </Button>
    </div>
  )
}

function AddCriterionForm({ projectId, close }: { projectId: string; close: () => void }) {
  const { t } = useMessages('onboarding')
  const [draft, setDraft] = useState({ text: '', terms: newTerms })
  const { mutate, isPending, error } = useEndpointMutation(addCriterion)
  const save = () =>
    mutate({ params: { id: projectId }, body: { text: draft.text, ...draft.terms } }, { onSuccess: close })
  return (
    <Form
      required={{ text: draft.text.trim() }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('criteria.add')}
      onCancel={close}
    >
      <p className={classes.small}>{t('criteria.addNote')}</p>
      <CriterionExamples onPick={setDraft} />
      <TermsFields
        {...draft}
        onText={(text) => setDraft({ ...draft, text })}
        onTerms={(terms) => setDraft({ ...draft, terms })}
      />
    </Form>
  )
}
