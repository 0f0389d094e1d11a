import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { rebaseline } from '../../contract.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'

/** Makes the plan as it stands the one that later ones are compared with. */
export function RebaselineForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(rebaseline)
  const moved = project.tasks.filter((task) => task.baselineDueOn !== task.dueOn).length
  const save = () => {
    const finish = () => {
      notice.done(t('rebaseline.done'))
      close()
    }
    mutate({ params: { id: project.id }, body: { version: project.version, reason } }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('rebaseline.apply')} onCancel={close}>
      <p className={classes.hint}>{t('rebaseline.explain', { count: moved })}</p>
      <ReasonField reason={reason} onReason={setReason} />
    </Form>
  )
}

function ReasonField({ reason, onReason }: { reason: string; onReason: (text: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('reason')}
      label={t('rebaseline.reason')}
      autosize
      minRows={2}
      required
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  )
}
