import { companyMatchingKey, foldForSearch } from '#platform/kernel/japanese-text.ts'
import type { ImportValue } from './read-cell.ts'

/**
 * The row may mean a company that the file or the workspace already has. Only a person merges. `same_name` is one name in
 * two spellings; `similar_name` differs in the legal form and is not proposed when both have corporate numbers that differ.
 */
export interface DuplicateProposal {
  reason: 'same_corporate_number' | 'same_name' | 'similar_name'
  line?: number
  accountId?: string
}

type Values = Readonly<Record<string, ImportValue>>

/** By what a customer is recognised. */
export interface MatchKeys {
  externalId: string | undefined
  corporateNumber: string | undefined
  /** Without the legal form. */
  name: string | undefined
  spelling: string | undefined
}

export function matchKeysOf(values: Values): MatchKeys {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  const name = text('name')
  return {
    externalId: text('externalId'),
    corporateNumber: text('corporateNumber'),
    name: (name && companyMatchingKey(name)) || undefined,
    spelling: name && spellingKey(name),
  }
}

const shortForms: Record<string, string> = { 株: '株式会社', 有: '有限会社', 合: '合同会社', 医: '医療法人' }

/** One key for the spellings of a name that keep its legal form and where it stands: ㈱A, (株)A, 株式会社 A. */
const spellingKey = (name: string) =>
  foldForSearch(name)
    .replace(/\((.)\)/g, (whole, form) => shortForms[form] ?? whole)
    .replace(/\s/g, '')

/** Where a company was seen first: a line of the file or a customer. */
export type Sighting = Pick<DuplicateProposal, 'line' | 'accountId'>

/** Remembers companies by their keys; under each key the first one stays. */
export function companyIndex() {
  const sightings: Record<keyof MatchKeys, Map<string, { keys: MatchKeys; at: Sighting }>> = {
    externalId: new Map(),
    corporateNumber: new Map(),
    name: new Map(),
    spelling: new Map(),
  }
  const names = ['externalId', 'corporateNumber', 'name', 'spelling'] as const
  const get = (kind: keyof MatchKeys, key: string | undefined) =>
    key === undefined ? undefined : sightings[kind].get(key)
  return {
    add(keys: MatchKeys, at: Sighting): void {
      for (const kind of names) {
        const key = keys[kind]
        if (key !== undefined && !sightings[kind].has(key)) sightings[kind].set(key, { keys, at })
      }
    },
    find: (kind: keyof MatchKeys, keys: MatchKeys) => get(kind, keys[kind]),
    /** The company these keys may mean, for the strongest reason. */
    propose(keys: MatchKeys): DuplicateProposal[] {
      const numbered = get('corporateNumber', keys.corporateNumber)
      if (numbered) return [{ reason: 'same_corporate_number', ...numbered.at }]
      const spelled = get('spelling', keys.spelling)
      if (spelled) return [{ reason: 'same_name', ...spelled.at }]
      const named = get('name', keys.name)
      const isOther = named?.keys.corporateNumber !== undefined && keys.corporateNumber !== undefined
      return named && !isOther ? [{ reason: 'similar_name', ...named.at }] : []
    },
  }
}
