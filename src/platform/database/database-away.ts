import { z } from 'zod'

const coded = z.object({ code: z.string() })
/** Shutting down, starting up, no connection left; the network's own refusals. */
const awayCodes = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error of a query means that the database can't be reached now, as while it restarts; it may be tried again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { success, data } = coded.safeParse(error)
  return success ? awayCodes.test(data.code) : awayWords.test(error.message)
}
