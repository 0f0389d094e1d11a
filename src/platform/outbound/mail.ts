import nodemailer from 'nodemailer'

export interface OutgoingMail {
  to: string
  subject: string
  text: string
  /** Stable, so that a receiving server can tell a repeated delivery. */
  messageId: string
  headers?: Readonly<Record<string, string>>
}

export interface MailSender {
  send: (mail: OutgoingMail) => Promise<void>
}

/** Sends through the configured SMTP server; undefined when none is configured: mails are then only shown. */
export function createMailSender(smtpUrl: string | undefined, from: string | undefined): MailSender | undefined {
  if (!smtpUrl) return undefined
  const transport = nodemailer.createTransport(smtpUrl, {})
  return {
    send: async (mail) => {
      await transport.sendMail({
        from: from ?? 'Banso <no-reply@localhost>',
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
  }
}
