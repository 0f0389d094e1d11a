import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { copyProgram } from '../../contract.ts'

/** Begins a program of the workspace's own as a draft copied from another. */
export function CopyForm({ fromKey, close }: { fromKey: string; close: () => void }) {
  const { t } = useMessages('onboarding')
  const go = useGo()
  const [name, setName] = useState('')
  const [key] = useState(() => `program_${newId().replaceAll('-', '').slice(-12)}`)
  const { mutate, isPending, error } = useEndpointMutation(copyProgram)
  const copy = () =>
    mutate({ body: { fromKey, key, name } }, { onSuccess: () => go(`/settings/programs/${key}`, { draft: true }) })
  return (
    <Form onSubmit={copy} error={error} isPending={isPending} submitLabel={t('programs.copyConfirm')} onCancel={close}>
      <NameField value={name} onChange={setName} />
    </Form>
  )
}

function NameField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <TextInput
      {...useField('name')}
      label={t('programs.name')}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
