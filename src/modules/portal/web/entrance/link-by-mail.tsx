import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { mailNewLink } from '../../contract.ts'
import classes from './entrance.module.css'

/** Asks for a link by mail. What comes back is the same for every address, so that it tells nobody who is known here. */
export function LinkByMail() {
  const { t, language } = useMessages('portal')
  const [email, setEmail] = useState('')
  const { mutate, isPending, isSuccess, error } = useEndpointMutation(mailNewLink, { refreshes: [] })
  if (isSuccess)
    return (
      <p role="status" className={classes.requested}>
        {t('door.requested')}
      </p>
    )
  return (
    <section className={classes.byMail}>
      <h2>{t('door.byMail')}</h2>
      <p>{t('door.byMailHint')}</p>
      <Form
        onSubmit={() => mutate({ body: { email: email.trim(), locale: language } })}
        error={error}
        isPending={isPending}
        submitLabel={t('door.send')}
      >
        <TextField
          path="email"
          label={t('door.email')}
          type="email"
          inputMode="email"
          autoComplete="email"
          required
          value={email}
          onChange={setEmail}
        />
      </Form>
    </section>
  )
}
