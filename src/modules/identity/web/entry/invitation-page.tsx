import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '#platform/web/address/index.ts'
import { type AnswerOf, asProblem, callApi, signIn } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { acceptInvitation, openInvitation } from '../../contract.ts'
import { EntryFrame } from './entry-frame.tsx'
import { PasswordField } from './password-field.tsx'
import { useEnter, useFragmentToken } from './use-entry.ts'

/** An invitation: what it offers, and joining by it. */
export function InvitationPage() {
  const { t } = useMessages('identity')
  const go = useGo()
  const token = useFragmentToken()
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => callApi(openInvitation, { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === '' || !data)
    return (
      <EntryFrame title={t('invitation.title')}>
        {token === '' && <EmptyState title={t('entry.noToken')} text={t('invitation.noTokenDetail')} />}
        {token !== '' && !error && <ListSkeleton rows={3} />}
        {error &&
          (asProblem(error).kind === 'not_found' ? (
            <div role="alert">
              <EmptyState title={t('invitation.gone')} text={t('invitation.goneDetail')} />
            </div>
          ) : (
            <ProblemState thrown={error} onRetry={refetch} />
          ))}
        {(token === '' || error) && <Button onClick={() => go('/sign-in')}>{t('signIn.submit')}</Button>}
      </EntryFrame>
    )
  const role = t(`roles.${data.role}`)
  return (
    <EntryFrame
      title={t('invitation.to', { workspace: data.workspaceName })}
      lead={t(data.hasUser ? 'invitation.leadKnown' : 'invitation.leadNew', { email: data.email, role })}
    >
      <AcceptForm token={token} invitation={data} />
    </EntryFrame>
  )
}

function AcceptForm({ token, invitation }: { token: string; invitation: AnswerOf<typeof openInvitation> }) {
  const { t } = useMessages('identity')
  const enter = useEnter()
  const { email, hasUser } = invitation
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      await callApi(acceptInvitation, { body: { token, password, ...(hasUser ? {} : { name }) } })
      // Joined even if this fails; the sign-in page then asks again.
      await signIn({ email, password }).catch(() => undefined)
    },
    onSuccess: () => enter('/'),
  })
  return (
    <Form onSubmit={mutate} error={error} isPending={isPending} submitLabel={t('invitation.submit')}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      {!hasUser && (
        <TextField path="name" label={t('setup.name')} autoComplete="name" required value={name} onChange={setName} />
      )}
      <PasswordField
        path="password"
        label={t('signIn.password')}
        isNew={!hasUser}
        value={password}
        onChange={setPassword}
      />
    </Form>
  )
}
