import nodemailer from 'nodemailer'

/** What an appointment asks the recipient's calendar to do (RFC 5546). */
export type CalendarMethod = 'REQUEST' | 'CANCEL'

export interface OutgoingMail {
  /** The name beside the configured address; left out, the configured one. */
  fromName?: string
  to: string
  subject: string
  text: string
  /** Stable, so that a receiving server can tell a repeated delivery. */
  messageId: string
  /** The person who reads the answers, where that is not whoever sends. */
  replyTo?: string
  headers?: Readonly<Record<string, string>>
  /** Nobody looked at this mail before it left: other machines must not answer it (RFC 3834). */
  isAutomatic: boolean
  /** An appointment, as an alternative of the text and as a file. */
  calendar?: { method: CalendarMethod; content: string }
}

export interface MailSender {
  send: (mail: OutgoingMail) => Promise<void>
}

/** Milliseconds; a server that says nothing for longer is given up. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** Sends through the configured SMTP server; undefined when none is configured: mails are then only shown. */
export function createMailSender(smtpUrl: string | undefined, from: string | undefined): MailSender | undefined {
  if (!smtpUrl) return undefined
  const transport = nodemailer.createTransport({ url: smtpUrl, ...patience })
  return {
    send: async (mail) => {
      await transport.sendMail({
        from: senderOf(from ?? 'Banso <no-reply@localhost>', mail.fromName),
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
        headers: { ...(mail.isAutomatic && { 'Auto-Submitted': 'auto-generated' }), ...mail.headers },
        ...(mail.calendar && { icalEvent: { ...mail.calendar, filename: 'invite.ics' } }),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
  }
}

/** Answers come to the configured address whatever the name beside it. */
function senderOf(configured: string, name: string | undefined) {
  if (name === undefined) return configured
  return { name, address: /<([^<>]+)>\s*$/.exec(configured)?.[1] ?? configured }
}
