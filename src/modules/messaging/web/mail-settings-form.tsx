import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeMailSettings, type MailSettings, mailKindSchema, readMailSettings } from '../contract.ts'
import classes from './messages.module.css'

/** Which mails leave without a person looking at each, and what stands below all of them. */
export function MailSettingsForm({ settings }: { settings: MailSettings }) {
  const { t } = useMessages('messaging')
  const notice = useNotice()
  const [kinds, setKinds] = useState(settings.automaticKinds)
  const [senderName, setSenderName] = useState(settings.senderName)
  const [signature, setSignature] = useState(settings.signature)
  const { mutate, isPending, error } = useEndpointMutation(changeMailSettings, { refreshes: [readMailSettings] })
  const save = () =>
    mutate(
      { body: { automaticKinds: kinds, signature, senderName } },
      { onSuccess: () => notice.done(t('settingsSaved')) },
    )
  return (
    <Section title={t('automatic.title')} note={t('automatic.note')} framed>
      <Form onSubmit={save} error={error} isPending={isPending}>
        <fieldset className={classes.kinds} aria-label={t('automatic.title')}>
          {mailKindSchema.options.map((kind) => (
            <Checkbox
              key={kind}
              label={t(`kind.${kind}`)}
              checked={kinds.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                setKinds((before) => (checked ? [...before, kind] : before.filter((each) => each !== kind)))
              }
            />
          ))}
        </fieldset>
        <TextInput
          label={t('senderName')}
          description={t('senderNameHint')}
          maxLength={100}
          value={senderName}
          onChange={(event) => setSenderName(event.currentTarget.value)}
        />
        <Textarea
          label={t('signature')}
          autosize
          minRows={2}
          maxLength={2000}
          value={signature}
          onChange={(event) => setSignature(event.currentTarget.value)}
        />
      </Form>
    </Section>
  )
}
