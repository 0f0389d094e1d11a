import words from '../content/asked-words.json' with { type: 'json' }
import { type AccessLevel, mayDo, type PortalAction } from './access-level.ts'

/** What the customer is asked to agree to. */
export const askedKinds = ['criteria', 'plan', 'scope', 'request'] as const
export type AskedKind = (typeof askedKinds)[number]

const actionOf: Readonly<Record<AskedKind, PortalAction>> = {
  criteria: 'agree_criteria',
  plan: 'agree_plan',
  scope: 'agree_scope',
  request: 'agree_scope',
}

/** What of it a person of this level may agree to. */
export const askedOf = <Asked extends { kind: AskedKind }>(level: AccessLevel, asked: readonly Asked[]): Asked[] =>
  asked.filter(({ kind }) => mayDo(level, actionOf[kind]))

/** What is asked, as a person is told of it; a request carries its own title. */
export function nameOfAsked({ kind, title }: { kind: AskedKind; title: string }): { ja: string; en: string } {
  const { ja, en } = words[kind]
  return { ja: ja.replace('{{title}}', () => title), en: en.replace('{{title}}', () => title) }
}
