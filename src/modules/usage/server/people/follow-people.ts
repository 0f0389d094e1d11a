import type { Context } from '#platform/context/context.ts'
import { cleanTraits } from '../../domain/intake/clean-traits.ts'
import type { EventKind } from '../../domain/intake/incoming-event.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import { openBody, readAgain } from '../intake/open-body.ts'
import { kindNumbers } from '../intake/pack-call.ts'
import { matchGroups } from './match-groups.ts'
import { type Link, mergePeople } from './merge-people.ts'
import {
  type PersonFacts,
  placePeople,
  type StatementRow,
  selectStatements,
  selectUnplacedGroups,
  updateGroups,
  updatePeople,
} from './people-queries.ts'

const kindOf = new Map<number, EventKind>([
  [kindNumbers.identify, 'identify'],
  [kindNumbers.group, 'group'],
  [kindNumbers.alias, 'alias'],
])
const makeKey = createKeyMaker()

/**
 * Takes over what calls say of people and customers: traits, who belongs to which group, who is whom. Answers the keys of
 * groups and people whose customer is known by this for the first time: what waited for them can be counted.
 */
export async function followPeople(context: Context, batches: readonly string[]): Promise<string[]> {
  const { transaction } = context
  const statements = await selectStatements(transaction, batches)
  const said = statements.length > 0 ? gather(statements) : undefined
  if (said && said.people.length > 0) await updatePeople(transaction, said.people)
  if (said && said.groups.length > 0) await updateGroups(transaction, said.groups)
  const unplaced = await selectUnplacedGroups(transaction, batches)
  const groups = unplaced.length > 0 ? await matchGroups(context, unplaced) : []
  const named = said?.people.map((one) => one.userKey) ?? []
  const people = named.length + groups.length > 0 ? await placePeople(transaction, { people: named, groups }) : []
  const merged = said && said.links.length > 0 ? await mergePeople(context, said.links) : []
  return [...groups, ...people, ...merged]
}

/** Finds the customers of groups that have none yet, and of the people who belong to them. */
export async function placeGroups(context: Context): Promise<string[]> {
  const groups = await matchGroups(context)
  return groups.length === 0 ? [] : [...groups, ...(await placePeople(context.transaction, { people: [], groups }))]
}

function gather(statements: readonly StatementRow[]) {
  const people = new Map<string, { traits: Record<string, unknown>; groupKey: string | null; isKnown: boolean }>()
  const groups = new Map<string, Record<string, unknown>>()
  const links: Link[] = []
  const bodies = new Map<string, readonly unknown[]>()
  for (const row of statements) {
    const kind = kindOf.get(row.kind)
    const body = bodies.get(row.batch_no) ?? openBody(row)
    bodies.set(row.batch_no, body)
    if (kind === undefined) continue
    const reading = readAgain(body[row.position], kind)
    if ('rejected' in reading) continue
    const { event } = reading
    const { user_key: userKey, group_key: groupKey } = row
    if (userKey !== null && kind !== 'alias') {
      const known = people.get(userKey)
      people.set(userKey, {
        traits: { ...known?.traits, ...(kind === 'identify' && event.properties) },
        groupKey: groupKey ?? known?.groupKey ?? null,
        isKnown: event.userId !== undefined || (known?.isKnown ?? false),
      })
    }
    if (kind === 'group' && groupKey !== null) groups.set(groupKey, { ...groups.get(groupKey), ...event.properties })
    const earlier = kind === 'alias' ? event.previousId : event.anonymousId
    if ((kind === 'identify' || kind === 'alias') && event.userId !== undefined && earlier !== undefined)
      links.push({
        userKey: keyText(makeKey(earlier)),
        intoKey: keyText(makeKey(event.userId)),
        cause: kind,
        batchNo: row.batch_no,
      })
  }
  return {
    people: [...people].map(([userKey, one]): PersonFacts => ({ userKey, ...one, traits: cleanTraits(one.traits) })),
    groups: [...groups].map(([groupKey, traits]) => ({ groupKey, traits: cleanTraits(traits) })),
    links,
  }
}
