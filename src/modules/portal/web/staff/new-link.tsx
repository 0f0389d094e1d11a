import { Button, Checkbox, CopyButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listStakeholders } from '#modules/accounts/contract.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { createPortalLink, listPortalLinks } from '../../contract.ts'
import { type AccessLevel, accessLevels, proposedLevel } from '../../domain/access-level.ts'
import classes from './staff.module.css'

/** Makes a link for one person; the address is shown this once. */
export function NewLink({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const { t, language } = useMessages('portal')
  const params = { id: accountId }
  const { data } = useEndpoint(listStakeholders, { params })
  const people = (data?.items ?? []).filter((one) => one.isActive)
  const [chosenId, setChosenId] = useState('')
  const [level, setLevel] = useState<AccessLevel>()
  const [days, setDays] = useState<number | null>(90)
  const [sendsMail, setSendsMail] = useState(false)
  const {
    mutate,
    data: made,
    isPending,
    error,
  } = useEndpointMutation(createPortalLink, {
    refreshes: [listPortalLinks].map((each) => ({ ...each, path: '/accounts' })),
  })
  const person =
    people.find((one) => one.id === chosenId) ?? people.find((one) => one.roles.includes('champion')) ?? people[0]
  if (made) return <MadeLink url={made.url} isMailQueued={made.isMailQueued} onClose={onClose} />
  if (data && !person) return <p className={classes.quiet}>{t('links.nobody')}</p>
  const submit = () =>
    person &&
    mutate({
      params,
      body: {
        stakeholderId: person.id,
        expiresInDays: days ?? 90,
        level: level ?? proposedLevel(person.roles),
        sendsMail: sendsMail && person.email !== null,
        locale: language,
      },
    })
  return (
    <Form onSubmit={submit} error={error} isPending={isPending} submitLabel={t('links.make')} onCancel={onClose}>
      <ChoiceField
        path="stakeholderId"
        label={t('links.person')}
        value={person?.id ?? ''}
        choices={people.map((one) => ({
          value: one.id,
          label: personName(language, { family: one.familyName, given: one.givenName }),
        }))}
        onChange={setChosenId}
      />
      <ChoiceField
        path="level"
        label={t('levels.label')}
        description={t(`levels.does.${level ?? proposedLevel(person?.roles ?? [])}`)}
        value={level ?? proposedLevel(person?.roles ?? [])}
        choices={accessLevels.map((each) => ({ value: each, label: t(`levels.name.${each}`) }))}
        onChange={setLevel}
      />
      <NumberField path="expiresInDays" label={t('links.days')} value={days} onChange={setDays} />
      <Checkbox
        label={person?.email ? t('links.mailTo', { email: person.email }) : t('links.noEmail')}
        disabled={!person?.email}
        checked={sendsMail && person?.email !== null}
        onChange={(event) => setSendsMail(event.currentTarget.checked)}
      />
    </Form>
  )
}

function MadeLink({ url, isMailQueued, onClose }: { url: string; isMailQueued: boolean; onClose: () => void }) {
  const { t } = useMessages('portal')
  return (
    <div className={classes.made}>
      <TextInput
        readOnly
        label={t('links.made')}
        description={isMailQueued ? t('links.mailed') : t('links.hand')}
        value={url}
      />
      <div className={classes.buttons}>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="filled" onClick={copy}>
              {copied ? t('links.copied') : t('links.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('platform:actions.close')}</Button>
      </div>
    </div>
  )
}
