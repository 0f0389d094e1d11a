export { discardDraftsOf } from './drafts/discard-draft.ts'
export { queueMail } from './queue-mail.ts'
export { chooseLanguage, findLanguage, languageOf } from './readers/language.ts'
export {
  chooseNews,
  chooseNewsByLink,
  openNewsChoice,
  optOutPurpose,
  wantsNews,
} from './readers/news-choice.ts'
