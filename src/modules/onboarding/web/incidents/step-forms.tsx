import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { explainIncident, type Incident, moveIncident } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'

interface StepFormProps extends ProjectFormProps {
  incident: Incident
}

/** The next state, with what is to be remembered of the step: the product team's number, who took it on. */
export function MoveForm({ project, incident, state, close }: StepFormProps & { state: Incident['state'] }) {
  const { t } = useMessages('onboarding')
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(moveIncident)
  const version = useHeldVersion(incident.version, error)
  const save = () => {
    const params = { id: project.id, incidentId: incident.id }
    mutate({ params, body: { version, state, note } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <TextArea
        path="note"
        label={t('blocker.note')}
        description={t('incident.stepNote')}
        value={note}
        onChange={setNote}
      />
    </Form>
  )
}

export function ExplainForm({ project, incident, close }: StepFormProps) {
  const { t } = useMessages('onboarding')
  const [outcome, setOutcome] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(explainIncident)
  const version = useHeldVersion(incident.version, error)
  const save = () => {
    const params = { id: project.id, incidentId: incident.id }
    mutate({ params, body: { version, outcome } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('incident.share')} onCancel={close}>
      <TextArea
        path="outcome"
        label={t('incident.outcome')}
        description={t('incident.outcomeNote')}
        value={outcome}
        onChange={setOutcome}
      />
    </Form>
  )
}
