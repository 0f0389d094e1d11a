import { foldForSearch } from './kana.ts'

// Written as foldForSearch leaves them: ㈱ and ㍿ are (株) and 株式会社 by then.
const japaneseForms = [
  '株式会社',
  '有限会社',
  '合同会社',
  '合資会社',
  '合名会社',
  '相互会社',
  '特定目的会社',
  '有限責任事業組合',
  '有限責任監査法人',
  '監査法人',
  '(?:一般|公益)?(?:社団|財団)法人',
  '(?:社会|特定|特別)?医療法人(?:社団|財団)?',
  '社会福祉法人',
  '準?学校法人',
  '宗教法人',
  '更生保護法人',
  '(?:特定非営利活動|npo)法人',
  '(?:地方)?独立行政法人',
  '(?:国立|公立)大学法人',
  '(?:弁護士|税理士|司法書士|行政書士|社会保険労務士|弁理士|特許業務|土地家屋調査士)法人',
  '農事組合法人',
  '(?:事業)?協同組合',
  '企業組合',
  '\\((?:株|有|合|同|名|資|相|特|監|社|一社|公社|財|一財|公財|医|医社|医財|学|福|社福|宗|独|特非|弁|税|農|協|企)\\)',
].join('|')

const latinForms = [
  'co\\.? ?ltd',
  'company limited',
  'pte\\.? ?ltd',
  'pty\\.? ?ltd',
  'public limited company',
  'corporation',
  'incorporated',
  'limited',
  'company',
  'corp',
  'gmbh',
  'inc',
  'ltd',
  'l\\.l\\.c',
  'llc',
  'llp',
  'plc',
  'k\\.k',
  'kk',
  'g\\.k',
  'gk',
  'b\\.v',
  'bv',
  's\\.a',
  'ag',
  'co',
].join('|')

const latinAtTheEnd = new RegExp(`(?<![a-z0-9])(?:${latinForms})\\.?$`)
const japaneseAtTheFront = new RegExp(`^(?:${japaneseForms})`)
const japaneseAtTheEnd = new RegExp(`(?:${japaneseForms})$`)
const gaps = /[\s,、]+/g
const punctuation = /[\s・‧·.。'’‘"“”&_/()[\]「」『』~ー-]+/g

/** Without the legal form, unless nothing would remain: a company may be called Limited. */
function withoutForm(name: string, form: RegExp): string {
  const rest = name.replace(form, '').trim()
  return rest.replace(punctuation, '') === '' ? name : rest
}

/**
 * The key under which spellings of one company meet (名寄せ): folded, without legal form in front or behind (株式会社, ㈱,
 * 医療法人, Co., Ltd. …), spaces, punctuation and ー. Different companies can share a key, so it only proposes duplicates to a
 * person; the exact key is the corporate number. Empty when the name holds no letter at all: then nothing is equal to it.
 */
export function companyMatchingKey(name: string): string {
  let rest = foldForSearch(name).replace(gaps, ' ').trim()
  // A name can carry one form in front, one behind and a Latin one after that.
  for (const form of [latinAtTheEnd, japaneseAtTheEnd, japaneseAtTheFront]) rest = withoutForm(rest, form)
  return rest.replace(punctuation, '')
}

// As folded: ㈱ is (株) by then.
const shortForms: readonly (readonly [string, string])[] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
]

/**
 * The spellings, folded for search, under which people look for a company: the legal form short and in full, with and
 * without spaces. A search text that holds them all is found by each.
 */
export function companySpellings(name: string): string[] {
  const folded = foldForSearch(name)
  const short = shortForms.reduce((text, [brief, full]) => text.replaceAll(full, brief), folded)
  const full = shortForms.reduce((text, [brief, long]) => text.replaceAll(brief, long), folded)
  return [...new Set([folded, short, full].flatMap((text) => [text, text.replace(/\s+/g, '')]))]
}
