import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { asProblem, ProblemError, signIn } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './entry.module.css'
import { EntryFrame } from './entry-frame.tsx'
import { PasswordField } from './password-field.tsx'
import { sameOriginPath } from './same-origin-path.ts'
import { useEnter } from './use-entry.ts'

/** Where people come in, and from where they go on to the page they wanted. */
export function SignInPage() {
  const { t } = useMessages('identity')
  const [{ next }] = useAddressState(z.object({ next: z.string().optional().catch(undefined) }))
  const enter = useEnter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      signIn({ email: email.normalize('NFKC').trim(), password }).catch((thrown: unknown) => {
        const { kind, code } = asProblem(thrown)
        if (kind !== 'unauthenticated' && kind !== 'invalid') throw thrown
        throw new ProblemError({ kind: 'invalid', code, title: t('signIn.wrong'), detail: t('signIn.wrongDetail') })
      }),
    onSuccess: () => enter(sameOriginPath(next, window.location.origin)),
  })
  return (
    <EntryFrame title={t('signIn.title')}>
      <Form onSubmit={mutate} error={error} isPending={isPending} submitLabel={t('signIn.submit')}>
        <TextField
          path="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={setEmail}
        />
        <PasswordField path="password" label={t('signIn.password')} value={password} onChange={setPassword} />
      </Form>
      <p className={classes.quiet}>{t('signIn.forgotten')}</p>
    </EntryFrame>
  )
}
