import { foldForSearch, isValidCorporateNumber } from '#platform/kernel/japanese-text.ts'
import { type DateOrder, detectDateOrder } from '#platform/kernel/parse-input.ts'
import type { ImportField } from './fields/import-field.ts'

export type MappingReason = 'remembered' | 'header' | 'similar_header' | 'neighbour' | 'values' | 'none'

export interface ColumnProposal {
  /** From 0. */
  column: number
  header: string
  /** Key of the field, null when the column is left out. */
  field: string | null
  /** 1 sure … 0 not mapped. Ask a person below 0.8. */
  confidence: number
  reason: MappingReason
  /** Of date columns, from the whole column; 'ambiguous' needs a person. */
  dateOrder?: DateOrder | 'ambiguous' | 'none'
  /** What one unit of a money column is worth: 1000 under 売上(千円). */
  unit?: number
  /** The heading says that the amounts include tax. */
  includesTax?: boolean
}

/** How two spellings of a heading are compared, and the key under which a mapping is remembered. */
export function headerKey(header: string): string {
  return foldForSearch(header).replace(/[\s_.:;*※・,/'"[\]【】〔〕-]/g, '')
}
const withoutRemark = (key: string) => key.replace(/[(<][^)>]*[)>]/g, '')

interface Candidate {
  field: string
  confidence: number
  reason: MappingReason
}

/**
 * Proposes which column holds which field, from headings, the values below them, and what the workspace chose for the
 * same heading before (`remembered`: headerKey → field key, null for a column left out). No field is given twice: the
 * surer column gets it, the left one of equals. `rows` are all data rows or the first few thousand.
 */
export function proposeMapping(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fields: readonly ImportField[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): ColumnProposal[] {
  const columns = headers.map((_, column) => rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== ''))
  const offers = headers.flatMap((header, column) =>
    candidatesFor(header, columns[column] ?? [], fields, remembered).map((candidate) => ({ ...candidate, column })),
  )
  const chosen = new Map<number, Candidate>()
  const taken = new Set<string>()
  const give = (column: number, candidate: Candidate) => {
    if (chosen.has(column) || taken.has(candidate.field)) return
    chosen.set(column, candidate)
    taken.add(candidate.field)
  }
  for (const { column, ...candidate } of offers.toSorted((a, b) => b.confidence - a.confidence)) give(column, candidate)
  for (const column of headers.keys()) {
    const field = isBareReading(headers[column] ?? '') ? readingOf(column, chosen) : undefined
    if (field && !isLeftOut(headers[column] ?? '', remembered))
      give(column, { field, confidence: 0.9, reason: 'neighbour' })
  }
  return headers.map((header, column) => {
    const candidate = chosen.get(column)
    const proposal: ColumnProposal = {
      column,
      header,
      field: candidate?.field ?? null,
      confidence: candidate?.confidence ?? 0,
      reason: candidate?.reason ?? (isLeftOut(header, remembered) ? 'remembered' : 'none'),
    }
    const kind = fields.find((field) => field.key === proposal.field)?.kind
    if (kind === 'date') proposal.dateOrder = detectDateOrder(columns[column] ?? [])
    if (kind === 'money') Object.assign(proposal, amountOf(header))
    return proposal
  })
}

const isLeftOut = (header: string, remembered: ReadonlyMap<string, string | null>) =>
  remembered.get(headerKey(header)) === null

function candidatesFor(
  header: string,
  values: readonly string[],
  fields: readonly ImportField[],
  remembered: ReadonlyMap<string, string | null>,
): Candidate[] {
  const key = headerKey(header)
  const known = remembered.get(key)
  if (known === null) return []
  if (known !== undefined && fields.some((field) => field.key === known)) {
    return [{ field: known, confidence: 1, reason: 'remembered' }]
  }
  const candidates: Candidate[] = []
  for (const field of fields) {
    const names = [field.header.ja, field.header.en, ...field.aliases].map(headerKey)
    const bare = withoutRemark(key)
    if (names.includes(key)) candidates.push({ field: field.key, confidence: 0.98, reason: 'header' })
    else if (bare !== '' && names.includes(bare))
      candidates.push({ field: field.key, confidence: 0.9, reason: 'header' })
    else if (names.some((name) => isPartOf(name, key))) {
      candidates.push({ field: field.key, confidence: 0.6, reason: 'similar_header' })
    }
  }
  const byValues = candidates.length === 0 ? fieldOfValues(values) : undefined
  if (byValues) candidates.push({ field: byValues, confidence: 0.5, reason: 'values' })
  return candidates
}

/** Two kanji or four letters say enough to be found inside a longer heading. */
const isPartOf = (name: string, key: string) => name.length >= (/[^ -~]/.test(name) ? 2 : 4) && key.includes(name)

function fieldOfValues(values: readonly string[]): string | undefined {
  const some = values.slice(0, 200)
  const most = (test: (value: string) => boolean) => some.length >= 3 && some.filter(test).length >= some.length * 0.8
  if (most((value) => isValidCorporateNumber(value))) return 'corporateNumber'
  if (most((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))) return 'contactEmail'
  if (most((value) => /^〒?\d{3}-\d{4}$/.test(value))) return 'postalCode'
  return most((value) => /^https?:\/\//.test(value)) ? 'website' : undefined
}

const bareReadings = new Set(['フリガナ', 'カナ', 'よみがな', '読み', '読み仮名', 'kana', 'reading'].map(headerKey))
const isBareReading = (header: string) => bareReadings.has(headerKey(header))

/** フリガナ alone reads the nearest name to its left: the company's or the contact's. */
function readingOf(column: number, chosen: ReadonlyMap<number, Candidate>): string | undefined {
  for (let at = column - 1; at >= 0; at--) {
    const field = chosen.get(at)?.field
    if (field === 'name') return 'nameKana'
    if (field === 'contactName' || field === 'contactGiven' || field === 'contactFamily') return 'contactKana'
  }
  return undefined
}

function amountOf(header: string): Pick<ColumnProposal, 'unit' | 'includesTax'> {
  const unit = /百万円/.test(header) ? 1_000_000 : /万円/.test(header) ? 10_000 : /千円/.test(header) ? 1_000 : 1
  return { unit, includesTax: /税込/.test(header) }
}
