import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import type { Caller } from '#platform/http/route.ts'
import { requireVisitor } from './require-visitor.ts'
import { updateSession } from './visit-queries.ts'
import { visitorCookie } from './visitor-cookie.ts'

export async function leave(context: Context, caller: Caller): Promise<void> {
  const visitor = await requireVisitor(context, caller)
  await visitor.note('left')
  await updateSession(context.transaction, visitor.sessionId, { ended_at: instantOf(context) })
  caller.setCookie(visitorCookie, '', 0)
}
