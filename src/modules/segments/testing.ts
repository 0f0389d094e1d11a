import type { Context } from '#platform/context/context.ts'
import type { Group } from './domain/condition.ts'
import { changeMembers } from './server/members/change-members.ts'
import { createSegment } from './server/segments/create-segment.ts'

/** A static segment of these customers; `condition` only tells what it asks about. Returns its ID. */
export async function buildSegment(
  context: Context,
  { name, members, kind = 'static', condition = null }: BuiltSegment,
): Promise<string> {
  const { id } = await createSegment(context, () => [], { name, description: '', kind, condition })
  if (members) await changeMembers(context, id, { add: members, remove: [] })
  return id
}

interface BuiltSegment {
  name: string
  members?: readonly string[]
  kind?: 'live' | 'static'
  condition?: Group | null
}
