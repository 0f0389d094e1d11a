import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { readAccountTickets, type Ticket } from '../../contract.ts'
import classes from '../integrations.module.css'
import { isOpen, SeverityMark, SourceLink, useSpans } from './ticket-words.tsx'

const shownDone = 3

/** What the customer asks the help desk: the answer first, then open tickets, then the last solved ones. */
export function TicketsPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('integrations')
  const { number } = useFormats()
  const { span } = useSpans()
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    readAccountTickets,
    { params: { id: accountId } },
    { enabled: can('integrations.read') },
  )
  if (!can('integrations.read')) return null
  if (data && !data.isKnown) return null
  const open = data?.items.filter(isOpen) ?? []
  const done = data?.items.filter((ticket) => !isOpen(ticket)).slice(0, shownDone) ?? []
  const answer = data && (data.openSevere > 0 ? 'panel.severe' : data.open > 0 ? 'panel.open' : 'panel.calm')
  return (
    <Section
      title={t('panel.title')}
      note={data && answer && t(answer, { open: data.open, severe: data.openSevere })}
      actions={
        data &&
        data.total > 0 && (
          <PageLink to="/tickets" search={{ accountId }}>
            {t('panel.all', { count: data.total })}
          </PageLink>
        )
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && data.total > 0 && (
        <FactList
          facts={[
            { label: t('panel.last28Days'), value: t('panel.count', { count: data.last28Days }) },
            {
              label: t('panel.firstResponse'),
              value: data.firstResponseHours === null ? undefined : span(data.firstResponseHours),
            },
            {
              label: t('panel.resolution'),
              value: data.resolutionHours === null ? undefined : span(data.resolutionHours),
            },
            {
              label: t('panel.satisfaction'),
              value:
                data.satisfaction === null ? undefined : t('panel.ofFive', { score: number(data.satisfaction, 1) }),
            },
          ]}
        />
      )}
      <ul className={classes.items}>
        {[...open, ...done].map((ticket) => (
          <TicketItem key={ticket.id} ticket={ticket} />
        ))}
      </ul>
    </Section>
  )
}

function TicketItem({ ticket }: { ticket: Ticket }) {
  const { t } = useMessages('integrations')
  const { age, firstResponse } = useSpans()
  return (
    <li className={classes.item} data-done={!isOpen(ticket)}>
      <div className={classes.head}>
        <SeverityMark ticket={ticket} />
        <span className={classes.name}>{ticket.subject || t('noSubject')}</span>
        <SourceLink ticket={ticket} />
      </div>
      <p className={classes.quiet}>
        {[
          t(`status.${ticket.status}`),
          age(ticket),
          firstResponse(ticket),
          ...(ticket.reopenedCount > 0 ? [t('reopened', { count: ticket.reopenedCount })] : []),
        ].join(t('comma'))}
      </p>
    </li>
  )
}
