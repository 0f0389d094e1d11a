import { foldForSearch, isValidCorporateNumber } from '#platform/kernel/japanese-text.ts'
import { parseBooleanInput, parseDateInput, parseNumberInput } from '#platform/kernel/parse-input.ts'
import type { ImportColumn } from '../../../contract.ts'
import { type CustomField, customFieldSchema } from '../../custom-fields/custom-field.ts'
import type { CustomFieldColumn } from '../fields.ts'

/** 申込日 has no place among the facts of a customer; it is kept as a field of the workspace's own. */
export const signedUpField = { key: 'signed_up_on', kind: 'date', label: { ja: '申込日', en: 'Sign-up date' } } as const

/** A key for a column kept as a new field: its heading in plain letters, else a number made of it. */
function newFieldKey(header: string): string {
  const plain = foldForSearch(header)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  if (/^[a-z][a-z0-9_]*$/.test(plain) && /^[ -~]+$/.test(header)) return plain
  let hash = 0x811c9dc5
  for (const character of header) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `column_${hash.toString(36)}`
}

/** The fields that customers do not have yet and the columns ask for. */
export function newFields(columns: readonly ImportColumn[], existing: readonly CustomField[]): CustomField[] {
  const keys = new Set(existing.map((field) => field.key))
  const fields: CustomField[] = []
  for (const { header, field, newField } of columns) {
    const asked = field === 'signedUpOn' ? signedUpField : newField && { key: newFieldKey(header), ...newField }
    if (!asked || keys.has(asked.key)) continue
    keys.add(asked.key)
    fields.push(customFieldSchema.parse(asked))
  }
  return fields
}

/** The field that a column fills, new ones included. */
export function targetOf({ header, field, newField }: ImportColumn): string | null {
  if (field === 'signedUpOn') return `custom.${signedUpField.key}`
  return newField ? `custom.${newFieldKey(header)}` : field
}

/** Custom fields as an import needs them. */
export function customColumns(fields: readonly CustomField[]): CustomFieldColumn[] {
  return fields.map(({ key, kind, label, options, currency }) => ({
    key,
    kind,
    name: label,
    ...(options.length > 0 && {
      options: options
        .filter((option) => !option.isArchived)
        .map((option) => ({ value: option.key, labels: [option.label.ja, option.label.en] })),
    }),
    ...(currency !== undefined && { currency }),
  }))
}

/** The kind of new field that fits all values of a column. */
export function kindOfValues(cells: readonly string[]): ImportColumn['suggestedKind'] {
  const some = cells.filter((cell) => cell.trim() !== '').slice(0, 200)
  const all = (test: (cell: string) => boolean) => some.length > 0 && some.every(test)
  if (all((cell) => /^(true|false|yes|no|○|×|はい|いいえ|有|無)$/i.test(cell.trim()) && parseBooleanInput(cell).ok))
    return 'boolean'
  if (all((cell) => /^https?:\/\//.test(cell))) return 'url'
  if (all((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell))) return 'email'
  const isId = (cell: string) => /^0\d/.test(cell) || isValidCorporateNumber(cell) || cell.length > 15
  if (all((cell) => parseNumberInput(cell).ok && !isId(cell))) return 'number'
  const isDate = (cell: string) => parseDateInput(cell).ok || parseDateInput(cell, { order: 'dmy' }).ok
  if (all((cell) => isDate(cell))) return 'date'
  return some.some((cell) => cell.length > 200 || cell.includes('\n')) ? 'long_text' : 'text'
}
