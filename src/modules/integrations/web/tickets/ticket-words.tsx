import { Anchor, VisuallyHidden } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { Ticket } from '../../contract.ts'

const severityLevels = { low: 'unknown', normal: 'unknown', high: 'watch', urgent: 'risk' } as const
export const isOpen = ({ status }: Pick<Ticket, 'status'>) => status === 'open' || status === 'pending'

/** How bad it is, in a word; what is solved shouts no more. */
export function SeverityMark({ ticket }: { ticket: Ticket }) {
  const { t } = useMessages('integrations')
  const level = isOpen(ticket) ? severityLevels[ticket.severity] : 'unknown'
  return <StatusMark level={level} label={t(`severity.${ticket.severity}`)} />
}

/** The ticket where it is kept, in a tab of its own. */
export function SourceLink({ ticket: { url, externalId, source } }: { ticket: Ticket }) {
  const { t } = useMessages('integrations')
  if (url === null) return <span>{externalId}</span>
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener" onClick={(event) => event.stopPropagation()}>
      {externalId}
      <IconExternalLink size={13} aria-hidden="true" />
      <VisuallyHidden>{t('opensIn', { source })}</VisuallyHidden>
    </Anchor>
  )
}

/** Spans of time of a ticket in words: hours while they say more than days. */
export function useSpans() {
  const { t } = useMessages('integrations')
  const { duration, number } = useFormats()
  const span = (hours: number) => {
    if (hours < 1) return t('minutes', { count: Math.max(1, Math.round(hours * 60)) })
    return hours < 48 ? t('hours', { count: number(hours, hours < 10 ? 1 : 0) }) : duration(Math.round(hours / 24))
  }
  const between = (from: string, to: string | number) =>
    span((new Date(to).getTime() - new Date(from).getTime()) / 3_600_000)
  return {
    span,
    /** How long it is open, or took to be solved. */
    age: (ticket: Ticket) =>
      ticket.solvedAt === null
        ? t('openFor', { span: between(ticket.openedAt, Date.now()) })
        : t('solvedIn', { span: between(ticket.openedAt, ticket.solvedAt) }),
    firstResponse: (ticket: Ticket) => {
      if (ticket.firstRepliedAt !== null)
        return t('repliedIn', { span: between(ticket.openedAt, ticket.firstRepliedAt) })
      return isOpen(ticket) ? t('noReplyYet') : t('replyUnknown')
    },
  }
}
