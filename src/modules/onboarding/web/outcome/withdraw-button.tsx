import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type ProjectPage, withdrawValue } from '../../contract.ts'
import classes from './outcome.module.css'

interface WithdrawProps {
  projectId: string
  confirmation: ProjectPage['valueConfirmations'][number]
}

/** Takes back a confirmation that was recorded by mistake or that the customer no longer stands by. */
export function WithdrawButton({ projectId, confirmation }: WithdrawProps) {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => setOpen(true)}
        aria-label={t('outcome.value.withdrawOf', { name: confirmation.name })}
      >
        {t('outcome.value.withdraw')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('outcome.value.withdrawTitle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <WithdrawForm projectId={projectId} confirmation={confirmation} close={close} />
      </Modal>
    </>
  )
}

function WithdrawForm({ projectId, confirmation, close }: WithdrawProps & { close: () => void }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const [withdrawnOn, setWithdrawnOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(withdrawValue)
  const save = () => {
    if (withdrawnOn === null) return
    const params = { id: projectId, confirmationId: confirmation.id }
    const onSuccess = () => {
      notice.done(t('outcome.value.withdrawDone'))
      close()
    }
    mutate({ params, body: { reason, withdrawnOn } }, { onSuccess })
  }
  return (
    <Form
      required={{ withdrawnOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('outcome.value.withdraw')}
      onCancel={close}
    >
      <p className={classes.small}>{t('outcome.value.withdrawNote')}</p>
      <ReasonField value={reason} onChange={setReason} />
      <DateField
        path="withdrawnOn"
        label={t('outcome.value.withdrawnOn')}
        value={withdrawnOn}
        onChange={setWithdrawnOn}
      />
    </Form>
  )
}

function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('reason')}
      label={t('outcome.value.withdrawReason')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
