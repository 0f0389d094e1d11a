import { companyMatchingKey, companySpellings, foldForSearch, sortLetters } from '#platform/kernel/japanese-text.ts'

export interface AccountKeys {
  /** What lists sort by: the letters of the reading, or of the name where there is none, and then its spelling. */
  sortKey: string
  /** What search looks in. */
  searchText: string
  /** Where spellings of one company meet; '' meets nothing. */
  matchingKey: string
}

/** The keys kept beside a customer's name; made here and nowhere else, so that all of them follow every change. */
export function accountKeys(account: {
  name: string
  nameKana: string | null
  externalId: string | null
  website: string | null
}): AccountKeys {
  const listedAs = account.nameKana ?? account.name
  const others = [account.externalId, account.website].filter((text) => text !== null).map(foldForSearch)
  const spellings = [account.name, listedAs].flatMap(companySpellings)
  return {
    sortKey: `${sortLetters(listedAs)}\t${foldForSearch(listedAs)}`,
    searchText: [...new Set([...spellings, ...others])].join('\n'),
    matchingKey: companyMatchingKey(account.name),
  }
}

/** The words of a query as they stand in search texts; all must occur, so that a longer query finds fewer customers. */
export function searchTerms(query: string): string[] {
  return foldForSearch(query)
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, 10)
}
