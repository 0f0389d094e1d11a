import type { UsageRule } from '../domain/usage/usage-rule.ts'
import { builtInEarlyWins } from './built-in.ts'

/** Wins whose message speaks of people rather than of what was done. */
const ofPeople = new Set(['first_login'])

/** What shows the early wins where neither project nor program says it: the first event of those the product names. */
export const builtInWinRules: ReadonlyMap<string, UsageRule> = new Map(
  builtInEarlyWins.map(({ key, detectedBy }) => [
    key,
    { kind: ofPeople.has(key) ? 'people' : 'events', names: detectedBy, features: [], atLeast: 1 },
  ]),
)
