import { useEndpointPages } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listMessages } from '../../contract.ts'
import { MessageRow } from '../message-row.tsx'
import classes from '../messages.module.css'

/** The customer's mails that wait for a person, closed until they are wanted; nothing where none wait. */
export function MailDrafts({ accountId }: { accountId: string }) {
  const { t } = useMessages('messaging')
  const can = usePermissions()
  const { rows } = useEndpointPages(
    listMessages,
    { query: { accountId, state: 'draft' } },
    { enabled: can('messaging.read') },
  )
  if (rows.length === 0) return null
  return (
    <Section title={t('panel.title')} count={rows.length} note={t('panel.note')} framed>
      <details>
        <summary>{t('panel.open')}</summary>
        <ul className={classes.list}>
          {rows.map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </ul>
      </details>
    </Section>
  )
}
