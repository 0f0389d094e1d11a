import { createWords } from '#platform/words/words.ts'
import accountsEn from '../messages.en.json' with { type: 'json' }
import accountsJa from '../messages.ja.json' with { type: 'json' }
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

/** The words of imports, for the module's manifest. */
export const importMessages = { ja, en }

const words = createWords([{ ja: accountsJa, en: accountsEn }, importMessages])

/** What is wrong with a row, in the reader's language. */
export function sayIssue(locale: 'ja' | 'en', code: string, params: Readonly<Record<string, unknown>> = {}): string {
  return words.say(locale, code, params) ?? words.say(locale, 'accounts.import.not_accepted') ?? code
}
