import { z } from 'zod'

/** A ticket as `ticketInputSchema` reads it, or why there is none in the delivery. */
export type ReadDelivery = { kind: 'ticket'; ticket: Readonly<Record<string, unknown>> } | { kind: 'no_ticket' }

const id = z.union([z.string(), z.number()]).transform((value) => String(value).trim())
/** Placeholders of a trigger that have nothing to say are sent as ''. */
const word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value).trim() || undefined))
const group = <Shape extends z.ZodRawShape>(shape: Shape) => z.looseObject(shape).nullish().catch(null)

const eventSchema = z.looseObject({
  type: z.string().startsWith('zen:event-type:ticket.'),
  time: word,
  detail: z.looseObject({
    id,
    subject: word,
    status: word,
    priority: word,
    organization_id: word,
    created_at: word,
    updated_at: word,
  }),
  event: group({ comment: group({ is_public: z.unknown(), author: group({ is_staff: z.unknown() }) }) }),
})

const triggerSchema = z.looseObject({
  ticket: z.looseObject({
    id,
    title: word,
    subject: word,
    status: word,
    priority: word,
    url: word,
    created_at: word,
    updated_at: word,
    first_replied_at: word,
    solved_at: word,
    reopens: word,
    customer_external_id: word,
    requester: group({ email: word }),
    organization: group({ id: word, external_id: word, name: word }),
    satisfaction_rating: z.union([word, group({ score: word })]).nullish(),
  }),
})

/** Our word for each of theirs; what is not among them says nothing of the ticket's state. */
const statuses: Readonly<Record<string, string>> = {
  new: 'open',
  open: 'open',
  pending: 'pending',
  hold: 'pending',
  'on-hold': 'pending',
  solved: 'solved',
  closed: 'closed',
}
const severities: Readonly<Record<string, string>> = { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' }
/** Tickets that are gone over there are over here. */
const endings = /\.(soft_deleted|permanently_deleted|marked_as_spam|merged)$/

/**
 * Reads a webhook of Zendesk: an event of a ticket (`zen:event-type:ticket.…`, its state in `detail`), or what a trigger
 * was told to send (`{ "ticket": { … } }`, field by field as in the settings page's template).
 */
export function readZendesk(body: unknown): ReadDelivery {
  const event = eventSchema.safeParse(body)
  if (event.success) return { kind: 'ticket', ticket: ofEvent(event.data) }
  const trigger = triggerSchema.safeParse(body)
  return trigger.success ? { kind: 'ticket', ticket: ofTrigger(trigger.data.ticket) } : { kind: 'no_ticket' }
}

function ofEvent({ type, time, detail, event }: z.output<typeof eventSchema>) {
  const comment = event?.comment
  const isReply = type.endsWith('.comment_added') && comment?.is_public === true && comment.author?.is_staff === true
  const updatedAt = time ?? detail.updated_at
  return known({
    externalId: detail.id,
    subject: detail.subject,
    status: endings.test(type) ? 'closed' : statuses[(detail.status ?? '').toLowerCase()],
    severity: severities[(detail.priority ?? '').toLowerCase()],
    openedAt: detail.created_at,
    updatedAt,
    repliedAt: isReply ? updatedAt : undefined,
    organisation: detail.organization_id === undefined ? undefined : { id: detail.organization_id },
  })
}

function ofTrigger(ticket: z.output<typeof triggerSchema>['ticket']) {
  const { organization, requester, satisfaction_rating: rating, url } = ticket
  const organisation = known({ id: organization?.id, externalId: organization?.external_id, name: organization?.name })
  const reopens = Number(ticket.reopens)
  return known({
    externalId: ticket.id,
    accountExternalId: ticket.customer_external_id,
    subject: ticket.subject ?? ticket.title,
    status: statuses[(ticket.status ?? '').toLowerCase()],
    severity: severities[(ticket.priority ?? '').toLowerCase()],
    openedAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    firstRepliedAt: ticket.first_replied_at,
    solvedAt: ticket.solved_at,
    reopenedCount: ticket.reopens === undefined || !Number.isInteger(reopens) ? undefined : reopens,
    requesterEmail: requester?.email,
    organisation: Object.keys(organisation).length === 0 ? undefined : organisation,
    satisfaction: satisfactionFrom(typeof rating === 'object' ? rating?.score : rating),
    // `{{ticket.url}}` comes without a protocol.
    url: url === undefined || /^https?:/i.test(url) ? url : `https://${url}`,
  })
}

/** `good` and `bad`, or a number from 1 to 5. */
function satisfactionFrom(score: string | undefined) {
  const lower = score?.toLowerCase()
  if (lower === 'good' || lower === 'bad') return { score: lower === 'good' ? 1 : 0, from: 0, to: 1 }
  const number = Number(score)
  return score !== undefined && number >= 1 && number <= 5 ? { score: number } : undefined
}

function known(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}
