export type EventKind = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias'

/** An event as any of the accepted shapes tells it, before times are corrected and IDs are judged. */
export interface IncomingEvent {
  kind: EventKind
  /** What was done: the name of a track call, "Viewed … Page" of a page call; empty where the kind says it all. */
  name: string
  messageId: string | undefined
  userId: string | undefined
  anonymousId: string | undefined
  /** Of `alias`: the ID that the person had before. */
  previousId: string | undefined
  groupId: string | undefined
  /** When it happened by the sender's clock, in milliseconds since the epoch. */
  claimedAt: number | undefined
  /** Properties of what was done, or traits of who did it. */
  properties: Readonly<Record<string, unknown>>
}

/** Why an event was not taken in; worded by `usage.rejections.<reason>`. */
export const rejectionReasons = [
  'not_an_object',
  'unknown_type',
  'no_name',
  'name_too_long',
  'no_person',
  'forbidden_id',
  'id_too_long',
  'unreadable_text',
  'no_group',
  'no_previous_id',
  'bad_timestamp',
  'too_old',
  'too_large',
  'too_many_names',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export type Reading = { event: IncomingEvent } | { rejected: RejectionReason }

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
