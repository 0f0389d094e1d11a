import { companyMatchingKey, foldForSearch } from '#platform/kernel/japanese-text.ts'

export interface AccountKeys {
  /** What lists sort by: the letters of the reading, or of the name where there is none, and then its spelling. */
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

const smallKana = 'ぁぃぅぇぉゃゅょっゎゕゖ'
const largeKana = 'あいうえおやゆよつわかけ'
const vowelRows: readonly (readonly [string, RegExp])[] = [
  ['あ', /[あかさたなはまやらわ]/],
  ['い', /[いきしちにひみり]/],
  ['う', /[うくすつぬふむゆる]/],
  ['え', /[えけせてねへめれ]/],
  ['お', /[おこそとのほもよろを]/],
]

/**
 * The letters that 五十音 order looks at first: voiced marks and accents away, small kana large, ー as the vowel that it
 * prolongs (JIS X 4061). What is left out decides only between equals.
 */
export function sortLetters(text: string): string {
  const plain = foldForSearch(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ぁぃぅぇぉゃゅょっゎゕゖ]/g, (kana) => largeKana[smallKana.indexOf(kana)] ?? kana)
    .replace(/(.)ー+/gu, (run, before: string) => {
      const vowel = vowelRows.find(([, row]) => row.test(before))?.[0] ?? ''
      return before + vowel.repeat(run.length - before.length)
    })
  return plain.normalize('NFC').trim()
}

/** The keys kept beside a customer's name; made here and nowhere else, so that all of them follow every change. */
export function accountKeys(account: {
  name: string
  nameKana: string | null
  externalId: string | null
  website: string | null
}): AccountKeys {
  const others = [account.externalId, account.website].filter((text) => text !== null).map(foldForSearch)
  const listedAs = account.nameKana ?? account.name
  const reading = account.nameKana === null ? [] : spellings(account.nameKana)
  return {
    sortKey: `${sortLetters(listedAs)}\t${foldForSearch(listedAs)}`,
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
