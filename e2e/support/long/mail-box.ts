import { expect } from '@playwright/test'
import { startMailServer } from '#modules/messaging/server/testing/mail-server.ts'

interface Mail {
  to: string
  subject: string
  text: string
}

export interface MailBox {
  url: string
  /** Waits for a mail to this address with these words in its subject or text, and takes the latest. */
  find: (to: string, words: RegExp | string) => Promise<Mail>
  /** Those that have arrived. */
  all: () => Mail[]
  close: () => Promise<void>
}

/** A mail server whose mails can be read as a person reads them. */
export async function openMailBox(): Promise<MailBox> {
  const server = await startMailServer()
  const all = () => server.received.map(read)
  const fits = (mail: Mail, to: string, words: RegExp | string) =>
    mail.to.includes(to) &&
    [mail.subject, mail.text].some((part) => (typeof words === 'string' ? part.includes(words) : words.test(part)))
  return {
    url: server.url,
    all,
    close: server.close,
    find: async (to, words) => {
      const found = () => all().findLast((mail) => fits(mail, to, words))
      await expect.poll(found, { message: `a mail to ${to} that says ${words}`, timeout: 90_000 }).toBeDefined()
      const mail = found()
      if (!mail) throw new Error('A mail that arrived is gone.')
      return mail
    },
  }
}

function read(raw: string): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const part = /boundary="([^"]+)"/.exec(headers)?.[1]
  const body = rest.join('\r\n\r\n')
  const texts = part === undefined ? [raw] : body.split(`--${part}`)
  return { to: header('To'), subject: decodeWords(header('Subject')), text: texts.map(decodePart).join('\n') }
}

function decodePart(part: string): string {
  const [head = '', ...rest] = part.trimStart().split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /transfer-encoding: quoted-printable/i.test(head) ? decodeQuoted(body.replace(/=\r\n/g, '')) : body
}

/** `=E3=81=82` and the like. */
function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodeQuoted(word.replace(/_/g, ' ')),
    )
}
