export { type Language, languages } from './languages.ts'
export { type MessageBundle, startMessages, useLanguage, useMessages } from './messages.ts'
