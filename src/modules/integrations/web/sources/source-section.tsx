import { Button, CopyButton, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import {
  changeTicketSource,
  listTicketDeliveries,
  listTicketSources,
  type TicketSource,
  testTicketSource,
} from '../../contract.ts'
import classes from '../integrations.module.css'
import { RejectedDeliveries } from './rejected-deliveries.tsx'
import { SecretForm } from './source-form.tsx'

/** What a trigger of Zendesk is told to send. Braces are its placeholders. */
const template = `{
  "ticket": {
    "id": "{{ticket.id}}",
    "title": "{{ticket.title}}",
    "status": "{{ticket.status}}",
    "priority": "{{ticket.priority}}",
    "url": "{{ticket.link}}",
    "created_at": "{{ticket.created_at_with_timestamp}}",
    "updated_at": "{{ticket.updated_at_with_timestamp}}",
    "requester": { "email": "{{ticket.requester.email}}" },
    "organization": {
      "id": "{{ticket.organization.id}}",
      "external_id": "{{ticket.organization.external_id}}",
      "name": "{{ticket.organization.name}}"
    },
    "satisfaction_rating": "{{satisfaction.current_rating}}"
  }
}`

/** One help desk: whether its deliveries arrive, where it sends to, and what to do when they don't. */
export function SourceSection({ source }: { source: TicketSource }) {
  const { t } = useMessages('integrations')
  const { instant } = useFormats()
  const notice = useNotice()
  const [isRenewing, setRenewing] = useState(false)
  const test = useEndpointMutation(testTicketSource, { refreshes: [listTicketSources, listTicketDeliveries] })
  const { mutate: save, isPending } = useEndpointMutation(changeTicketSource, { refreshes: [listTicketSources] })
  const { id, name, key, isActive, webhookUrl, formerUntil, lastTaken, lastRejected, version } = source
  const isRejectedLast = lastRejected !== null && (lastTaken === null || lastRejected.receivedAt > lastTaken.receivedAt)
  const level = !isActive || (!lastTaken && !lastRejected) ? 'unknown' : isRejectedLast ? 'risk' : 'good'
  const state = !isActive ? 'stopped' : level === 'unknown' ? 'silent' : isRejectedLast ? 'rejecting' : 'arriving'
  const tryIt = () =>
    test.mutate(
      { params: { id } },
      {
        onSuccess: ({ reason }) =>
          reason === null ? notice.done(t('sources.tested')) : notice.done(t(`reasons.${reason}`)),
        onError: notice.failed,
      },
    )
  const toggle = () =>
    save(
      { params: { id }, body: { isActive: !isActive, version } },
      {
        onSuccess: () => notice.done(t(isActive ? 'sources.stopped' : 'sources.resumed', { name })),
        onError: notice.failed,
      },
    )
  return (
    <Section
      title={name}
      note={<StatusMark level={level} label={t(`sources.states.${state}`)} />}
      actions={
        <>
          <Button size="compact-sm" loading={test.isPending} onClick={tryIt}>
            {t('sources.test')}
          </Button>
          <Button size="compact-sm" onClick={() => setRenewing(true)}>
            {t('sources.renew')}
          </Button>
          <Button size="compact-sm" variant="subtle" loading={isPending} onClick={toggle}>
            {t(isActive ? 'sources.stop' : 'sources.resume')}
          </Button>
        </>
      }
      framed
    >
      <div className={classes.stack}>
        <div className={classes.row}>
          <span className={classes.address}>{webhookUrl}</span>
          <CopyButton value={webhookUrl}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="subtle" onClick={copy}>
                {t(copied ? 'identity:settings.copied' : 'sources.copyUrl')}
              </Button>
            )}
          </CopyButton>
        </div>
        <FactList
          facts={[
            { label: t('sources.key'), value: key },
            { label: t('sources.lastTaken'), value: lastTaken ? instant(lastTaken.receivedAt) : undefined },
            {
              label: t('sources.lastRejected'),
              value: lastRejected?.reason
                ? t('sources.rejectedAt', {
                    at: instant(lastRejected.receivedAt),
                    reason: t(`reasons.${lastRejected.reason}`),
                  })
                : undefined,
            },
          ]}
        />
        {formerUntil !== null && new Date(formerUntil).getTime() > Date.now() && (
          <p className={classes.quiet}>{t('sources.formerUntil', { at: instant(formerUntil) })}</p>
        )}
        {lastRejected && <RejectedDeliveries sourceId={id} />}
        <details>
          <summary>{t('sources.howTo')}</summary>
          <p className={classes.quiet}>{t('sources.howToText')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className={classes.template} tabIndex={0}>
            {template}
          </pre>
        </details>
      </div>
      <Modal
        opened={isRenewing}
        onClose={() => setRenewing(false)}
        closeOnClickOutside={false}
        title={t('sources.renew')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <SecretForm source={source} onClose={() => setRenewing(false)} />
      </Modal>
    </Section>
  )
}
