import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { agreeCriteria } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'

/** Writes down that the customer agreed to the completion criteria. */
export function AgreementForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [agreedOn, setAgreedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(agreeCriteria)
  const finish = () => {
    notice.done(t('criteria.agreed'))
    close()
  }
  const save = () => {
    if (agreedOn === null) return
    const { name: agreedBy, how } = testimony.value
    mutate({ params: { id: project.id }, body: { agreedBy, agreedOn, how } }, { onSuccess: finish })
  }
  return (
    <Form required={{ agreedOn }} onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <p className={classes.small}>{t('criteria.agreeNote', { count: project.criteria.items.length })}</p>
      <TestimonyFields project={project} {...testimony} namePath="agreedBy" />
      <DateField path="agreedOn" label={t('criteria.agreedOn')} value={agreedOn} onChange={setAgreedOn} />
    </Form>
  )
}
