import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { allowAddress, listSuppressedAddresses, suppressAddress } from '../contract.ts'
import classes from './messages.module.css'

/** Addresses that get no mail. */
export function SuppressedAddresses() {
  const { t } = useMessages('messaging')
  const { data } = useEndpoint(listSuppressedAddresses, {})
  const [email, setEmail] = useState('')
  const [reason, setReason] = useState('')
  const adding = useEndpointMutation(suppressAddress)
  const removing = useEndpointMutation(allowAddress)
  const add = () =>
    adding.mutate(
      { body: { email, reason } },
      {
        onSuccess: () => {
          setEmail('')
          setReason('')
        },
      },
    )
  return (
    <Section title={t('suppressed.title')} note={t('suppressed.note')}>
      <ul className={classes.list}>
        {data?.items.map((each) => (
          <li key={each.email} className={classes.message}>
            <span>
              {each.email} <span className={classes.quiet}>{each.reason}</span>
            </span>
            <Button size="compact-sm" onClick={() => removing.mutate({ body: { email: each.email } })}>
              {t('suppressed.allow')}
            </Button>
          </li>
        ))}
      </ul>
      <Form onSubmit={add} error={adding.error} isPending={adding.isPending} submitLabel={t('suppressed.add')}>
        <TextField path="email" label={t('suppressed.email')} inputMode="email" value={email} onChange={setEmail} />
        <TextField path="reason" label={t('suppressed.reason')} value={reason} onChange={setReason} />
      </Form>
    </Section>
  )
}
