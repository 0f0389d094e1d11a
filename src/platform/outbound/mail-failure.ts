import { z } from 'zod'

export interface MailFailure {
  /**
   * put_off: surely not taken, may be tried again · refused: surely not taken, and never will be · uncertain: the
   * connection broke after the mail may have been handed over.
   */
  kind: 'put_off' | 'refused' | 'uncertain'
  /** What the server said, for the people who run the product. */
  text: string
}

const smtpError = z.object({
  message: z.string(),
  code: z.string().optional(),
  originalCode: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  timeoutType: z.string().optional(),
})

/** Errors before the mail's first byte: an unreachable server, a broken handshake, a refused sign-in. */
const beforeTheMail = new Set(['EDNS', 'ETLS', 'EAUTH', 'EPROXY', 'EREQUIRETLS'])
const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const timeoutsBeforeTheMail = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'])

/** What an error of `MailSender.send` says about the mail. In doubt it is uncertain, never `put_off`. */
export function readMailFailure(error: unknown): MailFailure {
  const parsed = smtpError.safeParse(error)
  if (!parsed.success) return { kind: 'uncertain', text: String(error).slice(0, 500) }
  const { code = '', originalCode = '', command, responseCode, timeoutType = '', message } = parsed.data
  const text = message.slice(0, 500)
  if (beforeTheMail.has(code) || unreachable.has(originalCode) || timeoutsBeforeTheMail.has(timeoutType))
    return { kind: 'put_off', text }
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'refused', text }
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: responseCode >= 500 ? 'refused' : 'put_off', text }
  return { kind: 'uncertain', text }
}
