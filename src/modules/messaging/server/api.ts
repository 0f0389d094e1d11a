export { type MailRecipient, type NewMail, queueMail } from './queue-mail.ts'
