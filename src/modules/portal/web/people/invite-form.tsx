import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { inviteColleague, readPortalHome } from '../../contract.ts'
import classes from './people.module.css'

/** Lets a colleague in; they get their own link by mail. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const { t, language } = useMessages('portal')
  const notice = useNotice()
  const [clientId] = useState(() => newId())
  const [familyName, setFamilyName] = useState('')
  const [givenName, setGivenName] = useState('')
  const [email, setEmail] = useState('')
  const [level, setLevel] = useState<'viewer' | 'contributor'>('contributor')
  const { mutate, isPending, error } = useEndpointMutation(inviteColleague, { refreshes: [readPortalHome] })
  const send = () =>
    mutate(
      { body: { clientId, familyName, givenName, email, level, locale: language } },
      {
        onSuccess: () => {
          notice.done(t('colleagues.invited', { email }))
          onDone()
        },
      },
    )
  return (
    <div className={classes.form}>
      <Form onSubmit={send} error={error} isPending={isPending} submitLabel={t('colleagues.send')} onCancel={onDone}>
        <TextField
          path="familyName"
          label={t('colleagues.familyName')}
          autoComplete="off"
          value={familyName}
          onChange={setFamilyName}
        />
        <TextField
          path="givenName"
          label={t('colleagues.givenName')}
          autoComplete="off"
          value={givenName}
          onChange={setGivenName}
        />
        <TextField
          path="email"
          label={t('colleagues.email')}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
        />
        <ChoiceField
          path="level"
          label={t('colleagues.levelLabel')}
          value={level}
          choices={[
            { value: 'contributor', label: t('colleagues.choice.contributor') },
            { value: 'viewer', label: t('colleagues.choice.viewer') },
          ]}
          onChange={setLevel}
        />
      </Form>
    </div>
  )
}
