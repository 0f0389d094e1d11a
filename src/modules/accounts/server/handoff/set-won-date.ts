import type { Context } from '#platform/context/context.ts'
import type { Handoff } from '../../contract.ts'
import { changeHandoff, openForStep } from './change-handoff.ts'
import { readHandoff } from './read-handoff.ts'

/** Sets the day the order was won. It stays correctable: only deadlines hang on it. */
export async function setWonDate(
  context: Context,
  { accountId, wonOn }: { accountId: string; wonOn: string | null },
): Promise<Handoff> {
  const opened = await openForStep(context, accountId)
  await changeHandoff(context, opened, { won_on: wonOn })
  return readHandoff(context, accountId)
}
