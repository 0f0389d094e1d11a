import type { Context } from '#platform/context/context.ts'
import { selectWanting } from './guest-queries.ts'

const waitingDays = 30

export interface WantedLink {
  accountId: string
  askedAt: string
}

/** Customers of whom somebody asked for a link to their page while no mail could be sent, and still has none. */
export async function listWantedLinks(context: Context): Promise<WantedLink[]> {
  const since = new Date(context.clock.now() - waitingDays * 86_400_000).toISOString()
  return (await selectWanting(context.transaction, since)).map(({ account_id, asked_at }) => ({
    accountId: account_id,
    askedAt: asked_at,
  }))
}
