import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type AdviceOfProject, type AdviceView, decideAdvice, extendProject, recordContact } from '../../contract.ts'
import {
  type ContactChannel,
  type ContactDirection,
  contactChannels,
  contactDirections,
} from '../../domain/advice/contact.ts'
import { type ExtensionCause, extensionCauses } from '../../domain/advice/extension.ts'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import { useProjectAddress } from '../project/address.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'

export type AdviceDialogKind =
  | { kind: 'contact' }
  | { kind: 'extend' }
  | { kind: 'decline'; advice: AdviceView['kind'] }

interface AdviceDialogProps extends ProjectFormProps {
  dialog: AdviceDialogKind | undefined
  advice: AdviceOfProject
}

export function AdviceDialog({ project, dialog, advice, close }: AdviceDialogProps) {
  const { t } = useMessages('onboarding')
  return (
    <Modal
      opened={dialog !== undefined}
      onClose={close}
      title={dialog && t(`advice.dialog.${dialog.kind}`)}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {dialog?.kind === 'contact' && <ContactForm project={project} close={close} />}
      {dialog?.kind === 'extend' && <ExtendForm project={project} advice={advice} close={close} />}
      {dialog?.kind === 'decline' && <DeclineForm project={project} kind={dialog.advice} close={close} />}
    </Modal>
  )
}

export function TextArea({
  path,
  label,
  value,
  onChange,
  description,
}: {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
  description?: string | undefined
}) {
  return (
    <Textarea
      {...useField(path)}
      label={label}
      description={description}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function DeclineForm({ project, kind, close }: ProjectFormProps & { kind: AdviceView['kind'] }) {
  const { t } = useMessages('onboarding')
  const [clientId] = useState(newId)
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(decideAdvice)
  const save = () =>
    mutate({ params: { id: project.id }, body: { clientId, kind, isAccepted: false, reason } }, { onSuccess: close })
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('advice.decline')} onCancel={close}>
      <TextArea path="reason" label={t('advice.reasonToDecline')} value={reason} onChange={setReason} />
    </Form>
  )
}

function ContactForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [clientId] = useState(newId)
  const [direction, setDirection] = useState<ContactDirection>('from_customer')
  const [channel, setChannel] = useState<ContactChannel>('call')
  const [on, setOn] = useState<string | null>(today())
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(recordContact)
  const save = () => {
    if (on !== null)
      mutate({ params: { id: project.id }, body: { clientId, direction, channel, on, note } }, { onSuccess: close })
  }
  const choices = <Value extends string>(values: readonly Value[], what: string) =>
    values.map((value) => ({ value, label: t(`advice.contact.${what}.${value}`) }))
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ on }}>
      <ChoiceField
        path="direction"
        label={t('advice.contact.who')}
        value={direction}
        choices={choices(contactDirections, 'direction')}
        onChange={setDirection}
      />
      <ChoiceField
        path="channel"
        label={t('advice.contact.how')}
        value={channel}
        choices={choices(contactChannels, 'channel')}
        onChange={setChannel}
      />
      <DateField path="on" label={t('advice.contact.on')} value={on} onChange={setOn} />
      <TextArea path="note" label={t('advice.contact.note')} value={note} onChange={setNote} />
    </Form>
  )
}

function ExtendForm({ project, advice, close }: ProjectFormProps & { advice: AdviceOfProject }) {
  const { t } = useMessages('onboarding')
  const { today, date } = useFormats()
  const [clientId] = useState(newId)
  const [cause, setCause] = useState<ExtensionCause>('underestimated')
  const [rootCause, setRootCause] = useState('')
  const [valueOn, setValueOn] = useState<string | null>(project.forecastValueOn)
  const [agreedOn, setAgreedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const [, change] = useProjectAddress()
  const { mutate, isPending, error } = useEndpointMutation(extendProject)
  const save = () => {
    const { name: agreedBy, how } = testimony.value
    const body = { version: project.version, clientId, cause, rootCause, valueOn, agreedBy, agreedOn, how }
    const finish = () => {
      close()
      // The agreed date alone moves no work: what it asks of the plan is shown next.
      if (valueOn !== project.forecastValueOn) change({ dialog: 'value_date' })
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('advice.extend.save')} onCancel={close}>
      <p className={classes.small}>
        {t('advice.extend.note', {
          date: date(project.valueOn),
          left: advice.extensions.left,
          most: advice.extensions.most,
        })}
      </p>
      <ChoiceField
        path="cause"
        label={t('advice.extend.cause')}
        value={cause}
        choices={extensionCauses.map((value) => ({ value, label: t(`advice.extend.causes.${value}`) }))}
        onChange={setCause}
      />
      <TextArea path="rootCause" label={t('advice.extend.rootCause')} value={rootCause} onChange={setRootCause} />
      <DateField path="valueOn" label={t('advice.extend.valueOn')} value={valueOn} onChange={setValueOn} />
      <TestimonyFields project={project} {...testimony} namePath="agreedBy" />
      <DateField path="agreedOn" label={t('advice.extend.agreedOn')} value={agreedOn} onChange={setAgreedOn} />
    </Form>
  )
}
