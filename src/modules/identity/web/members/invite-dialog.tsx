import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { inviteMember, type Role } from '../../contract.ts'
import { OneTimeSecret } from '../one-time-secret.tsx'
import { useRoleChoices } from '../role-choices.ts'

/** Asks whom to invite as what, then shows the link once. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useMessages('identity')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('members.invite')}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <InviteForm onClose={onClose} />
    </Modal>
  )
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('identity')
  const choices = useRoleChoices()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('csm')
  const { mutate, data, isPending, error } = useEndpointMutation(inviteMember)
  if (data)
    return (
      <OneTimeSecret
        label={t('members.link')}
        value={data.link}
        note={t('members.linkNote', { email: data.email })}
        onClose={onClose}
      />
    )
  return (
    <Form
      onSubmit={() => mutate({ body: { email: email.trim(), role } })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('members.makeLink')}
    >
      <TextField
        path="email"
        type="email"
        label={t('signIn.email')}
        required
        data-autofocus
        value={email}
        onChange={setEmail}
      />
      <ChoiceField
        path="role"
        label={t('members.role')}
        description={t(`roleHints.${role}`)}
        value={role}
        choices={choices}
        onChange={setRole}
      />
    </Form>
  )
}
