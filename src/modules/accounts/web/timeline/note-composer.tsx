import { Button, SegmentedControl, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useEnterSubmit } from '#platform/web/enter-key/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addNote, contactChannels, listTimeline, type TimelineEntry } from '../../contract.ts'
import classes from './timeline.module.css'

type Channel = (typeof contactChannels)[number]

/** A note into the timeline; for colleagues only, unless one says otherwise for this note. */
export function NoteComposer({ accountId }: { accountId: string }) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const add = useEndpointMutation(addNote, { refreshes: [listTimeline] })
  const [text, setText] = useState('')
  const [visibility, setVisibility] = useState<TimelineEntry['visibility']>('internal')
  const [contact, setContact] = useState<Channel | null>(null)
  const isOpen = visibility === 'customer'

  const send = () => {
    if (text.trim() === '' || add.isPending) return
    add.mutate(
      { params: { id: accountId }, body: { body: text, visibility, contact } },
      {
        onSuccess: () => {
          setText('')
          setVisibility('internal')
          setContact(null)
        },
        onError: notice.failed,
      },
    )
  }
  return (
    <div className={classes.composer} data-visibility={visibility}>
      <Textarea
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={16}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        {...useEnterSubmit(send)}
      />
      <div className={classes.composerFoot}>
        <div role="radiogroup" aria-label={t('note.visibility')}>
          <SegmentedControl
            size="xs"
            data={[
              { value: 'internal', label: t('visibility.internal') },
              { value: 'customer', label: t('visibility.customer') },
            ]}
            value={visibility}
            onChange={(value) => setVisibility(value === 'customer' ? 'customer' : 'internal')}
          />
        </div>
        <Select
          size="xs"
          aria-label={t('note.contact')}
          placeholder={t('note.contact')}
          data={contactChannels.map((channel) => ({ value: channel, label: t(`note.channel.${channel}`) }))}
          value={contact}
          onChange={(next) => setContact(contactChannels.find((channel) => channel === next) ?? null)}
          clearable
        />
        <span className={classes.hint}>{isOpen ? t('note.customerSees') : t('note.keys')}</span>
        <Button size="compact-md" loading={add.isPending} disabled={text.trim() === ''} onClick={send}>
          {isOpen ? t('note.publish') : t('note.add')}
        </Button>
      </div>
    </div>
  )
}
