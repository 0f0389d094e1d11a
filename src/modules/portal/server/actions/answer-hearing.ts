import { answerHearingFromPortal, sendHearingFromPortal } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Visitor } from '../visits/require-visitor.ts'

/** Every change of an answer is kept in the sheet's own history, so the log of accesses stays readable. */
export function answerHearing(
  context: Context,
  visitor: Visitor,
  input: { version: number; answers: Readonly<Record<string, unknown>> },
) {
  return answerHearingFromPortal(context, { accountId: visitor.accountId, ...input })
}

/** Tells the vendor that the answers are ready; the gaps are listed, not refused. */
export async function sendHearing(context: Context, visitor: Visitor): Promise<{ missing: string[] }> {
  const sent = await sendHearingFromPortal(context, visitor.accountId)
  await visitor.note('hearing_sent')
  return sent
}
