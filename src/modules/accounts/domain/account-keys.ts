import { companyMatchingKey, foldForSearch } from '#platform/kernel/japanese-text.ts'

export interface AccountKeys {
  /** What lists sort by: the reading where there is one, else the name. */
  sortKey: string
  /** What search looks in. */
  searchText: string
  /** Where spellings of one company meet; '' meets nothing. */
  matchingKey: string
}

// As folded: ㈱ is (株) by then.
const legalForms: readonly (readonly [string, string])[] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
]

/** The spellings under which people look for a name: the legal form short and in full, with and without spaces. */
function spellings(name: string): string[] {
  const folded = foldForSearch(name)
  const short = legalForms.reduce((text, [brief, full]) => text.replaceAll(full, brief), folded)
  const full = legalForms.reduce((text, [brief, long]) => text.replaceAll(brief, long), folded)
  return [folded, short, full].flatMap((text) => [text, text.replace(/\s+/g, '')])
}

/** The keys kept beside a customer's name; made here and nowhere else, so that all of them follow every change. */
export function accountKeys(account: {
  name: string
  nameKana: string | null
  externalId: string | null
  website: string | null
}): AccountKeys {
  const others = [account.externalId, account.website].filter((text) => text !== null).map(foldForSearch)
  const reading = account.nameKana === null ? [] : spellings(account.nameKana)
  return {
    sortKey: foldForSearch(account.nameKana ?? account.name).trim(),
    searchText: [...new Set([...spellings(account.name), ...reading, ...others])].join('\n'),
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
