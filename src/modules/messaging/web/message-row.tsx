import { Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import { listMessages, type Message, retryMessage, settleMessage } from '../contract.ts'
import { DraftDialogs } from './draft/draft-dialogs.tsx'
import { EditHistory } from './draft/edit-history.tsx'
import classes from './messages.module.css'

const levels: Record<Message['state'], StatusLevel> = {
  draft: 'watch',
  queued: 'unknown',
  sending: 'unknown',
  sent: 'good',
  failed: 'risk',
  unknown: 'watch',
  visible_only: 'unknown',
  suppressed: 'watch',
  discarded: 'unknown',
}

/** A mail: to whom, what, what became of it; opened, its words. */
export function MessageRow({ message }: { message: Message }) {
  const { t } = useMessages('messaging')
  const { instant } = useFormats()
  return (
    <li className={classes.message}>
      <details>
        <summary>
          <StatusMark level={levels[message.state]} label={t(`state.${message.state}`)} />
          <span className={classes.subject}>{message.subject}</span>
          <span className={classes.quiet}>
            {message.account.name} · {message.to.name} · {instant(message.createdAt)}
          </span>
        </summary>
        <p className={classes.quiet}>
          {message.to.email} · {t(`kind.${message.kind}`)}
          {message.settledBy && ` · ${t('settledBy', { name: message.settledBy })}`}
          {message.hasCalendar && ` · ${t('draft.calendar')}`}
          {message.isEdited && ` · ${t('draft.edited')}`}
        </p>
        {message.state === 'unknown' && <p>{t('unknownHint')}</p>}
        {message.failure && <p className={classes.failure}>{message.failure}</p>}
        <pre className={classes.body}>{message.body}</pre>
        {message.isEdited && <EditHistory messageId={message.id} />}
        <PageLink to={`/accounts/${message.account.id}`}>{message.account.name}</PageLink>
      </details>
      <Actions message={message} />
      {message.state === 'draft' && <DraftDialogs message={message} />}
    </li>
  )
}

function Actions({ message }: { message: Message }) {
  const { t } = useMessages('messaging')
  const can = usePermissions()
  const notice = useNotice()
  const refreshes = [listMessages]
  const sending = useEndpointMutation(retryMessage, { refreshes })
  const settling = useEndpointMutation(settleMessage, { refreshes })
  if (!can('messaging.send') || !message.canBeSent) return null
  const params = { id: message.id }
  const onError = notice.failed
  return (
    <div className={classes.actions}>
      {message.state === 'unknown' && (
        <Button
          size="compact-sm"
          loading={settling.isPending}
          onClick={() => settling.mutate({ params }, { onError, onSuccess: () => notice.done(t('settled')) })}
        >
          {t('settle')}
        </Button>
      )}
      <Button
        size="compact-sm"
        loading={sending.isPending}
        onClick={() =>
          sending.mutate(
            { params, body: { version: message.version } },
            { onError, onSuccess: () => notice.done(t('queued')) },
          )
        }
      >
        {t(message.state === 'draft' || message.state === 'visible_only' ? 'send' : 'sendAgain')}
      </Button>
    </div>
  )
}
