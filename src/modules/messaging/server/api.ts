export { discardDraftsOf } from './drafts/discard-draft.ts'
export { queueMail } from './queue-mail.ts'
