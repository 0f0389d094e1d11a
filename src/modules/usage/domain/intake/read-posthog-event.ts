import { type IncomingEvent, isRecord, type Reading } from './incoming-event.ts'
import { judgeEvent } from './read-segment-event.ts'

/** Group types of PostHog that mean a customer, in the order in which they are believed. */
const customerGroups = ['company', 'account', 'organization', 'organisation', 'customer', 'workspace', 'team']

const text = (value: unknown) =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined

/** The customer among an event's groups; the only one there is, whatever it is called. */
function customerOf(groups: unknown): string | undefined {
  if (!isRecord(groups)) return undefined
  const named = customerGroups.find((type) => groups[type] !== undefined)
  const types = Object.keys(groups)
  const type = named ?? (types.length === 1 ? types[0] : undefined)
  return type === undefined ? undefined : text(groups[type])
}

/** Whether a call's own fields are PostHog's: those have a `distinct_id`, which Segment's spec does not know. */
export const isPosthogEvent = (raw: unknown): boolean =>
  isRecord(raw) && raw.type !== 'track' && (raw.distinct_id !== undefined || distinctIdOf(raw) !== undefined)

const distinctIdOf = (raw: Readonly<Record<string, unknown>>) =>
  isRecord(raw.properties) ? text(raw.properties.distinct_id) : undefined

/**
 * When a message was made, by its ID of version 7: the browser library says of an event that waited only how long, which is
 * something else in each repetition.
 */
const timeInUuid = (uuid: unknown): number | undefined =>
  typeof uuid === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/i.test(uuid)
    ? Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
    : undefined

/** Reads one event as PostHog's libraries send it to `/batch/` and `/capture/`. Never throws. */
export function readPosthogEvent(raw: unknown): Reading {
  if (!isRecord(raw)) return { rejected: 'not_an_object' }
  const named = text(raw.event)
  if (named === undefined || named === '') return { rejected: 'no_name' }
  const properties = isRecord(raw.properties) ? raw.properties : {}
  const userId = text(raw.distinct_id) ?? distinctIdOf(raw)
  const time = raw.timestamp ?? properties.timestamp
  const base = {
    name: '',
    messageId: text(raw.uuid) ?? text(properties.$insert_id),
    userId,
    anonymousId: text(properties.$anon_distinct_id),
    previousId: undefined,
    groupId: customerOf(properties.$groups),
    claimedAt:
      time === undefined || time === null
        ? timeInUuid(raw.uuid)
        : typeof time === 'string'
          ? Date.parse(time)
          : Number(time),
    properties,
  } satisfies Omit<IncomingEvent, 'kind'>
  switch (named) {
    case '$identify':
      return judgeEvent({ ...base, kind: 'identify', properties: isRecord(properties.$set) ? properties.$set : {} })
    case '$create_alias':
      return judgeEvent({
        ...base,
        kind: 'alias',
        userId: text(properties.distinct_id) ?? userId,
        previousId: text(properties.alias),
      })
    case '$groupidentify': {
      const type = text(properties.$group_type)
      const key = text(properties.$group_key)
      const groupId = key !== undefined && type !== undefined ? customerOf({ [type]: key }) : undefined
      const traits = isRecord(properties.$group_set) ? properties.$group_set : {}
      // Its distinct_id is made up by the library; it names nobody.
      return judgeEvent({ ...base, kind: 'group', userId: undefined, groupId, properties: traits })
    }
    case '$pageview':
    case '$screen':
      return judgeEvent({
        ...base,
        kind: named === '$screen' ? 'screen' : 'page',
        name:
          named === '$screen'
            ? `Viewed ${text(properties.$screen_name) ?? ''} Screen`.replace('  ', ' ')
            : 'Viewed Page',
      })
    default:
      return judgeEvent({ ...base, kind: 'track', name: named })
  }
}
