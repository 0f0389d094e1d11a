import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { acceptOngoingHandoffOnBehalf, type ProjectPage } from '../../contract.ts'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'

interface AcceptanceProps {
  project: ProjectPage
  version: number
  close: () => void
}

/** Writes down that the customer accepted the handoff, by word of mouth or mail. */
export function OngoingAcceptanceForm({ project, version, close }: AcceptanceProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const testimony = useTestimony()
  const [acceptedOn, setAcceptedOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(acceptOngoingHandoffOnBehalf)
  const save = () => {
    if (acceptedOn === null) return
    const onSuccess = () => {
      notice.done(t('ongoing.accepted'))
      close()
    }
    mutate({ params: { id: project.id }, body: { version, acceptedOn, ...testimony.value } }, { onSuccess })
  }
  return (
    <Form
      required={{ acceptedOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('ongoing.acceptBehalf')}
      onCancel={close}
    >
      <TestimonyFields project={project} {...testimony} />
      <DateField path="acceptedOn" label={t('ongoing.acceptedOn')} value={acceptedOn} onChange={setAcceptedOn} />
    </Form>
  )
}
