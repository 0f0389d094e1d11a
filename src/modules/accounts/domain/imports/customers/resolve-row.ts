import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { industries, phaseModel } from '../../../content/built-in.ts'
import type { CustomField } from '../../custom-fields/custom-field.ts'
import type { ImportValue } from '../read-cell.ts'
import type { ReadRow, RowIssue } from '../read-row.ts'

/** What the words of a file are looked up in. */
export interface ImportWorld {
  members: readonly { id: string; name: string; email: string }[]
  /** The workspace's own fields, those included that the import makes. */
  customFields: readonly CustomField[]
}

const plain = (text: string) => foldForSearch(text).replace(/\s/g, '')

const phaseOf = new Map(
  phaseModel.phases.flatMap(({ key, label }) => [key, label.ja, label.en].map((name) => [plain(name), key])),
)
const withoutSuffix = (text: string) => plain(text).replace(/業界?$/, '')
const industryOf = new Map(
  industries.flatMap(({ key, label }) => [key, label.ja, label.en].map((name) => [withoutSuffix(name), key])),
)

/**
 * Puts IDs and keys where the file has words: members by e-mail address or name, phases and industries by their names.
 * What nothing is found for is left out with a warning; an industry of one's own words stays.
 */
export function rowResolver({ members, customFields }: ImportWorld): (row: ReadRow) => ReadRow {
  const memberOf = new Map(members.flatMap(({ id, name, email }) => [email, name].map((word) => [plain(word), id])))
  const byKey = new Map(customFields.map((field) => [`custom.${field.key}`, field]))
  const memberKeys = new Set([
    'ownerEmail',
    ...[...byKey].filter(([, field]) => field.kind === 'user').map(([key]) => key),
  ])

  const resolve = (key: string, value: ImportValue): ImportValue | { warning: string } => {
    if (Array.isArray(value)) return inOrder(value, byKey.get(key))
    if (typeof value !== 'string') return value
    if (memberKeys.has(key)) return memberOf.get(plain(value)) ?? { warning: 'accounts.import.no_such_member' }
    if (key === 'phase') return phaseOf.get(plain(value)) ?? { warning: 'accounts.import.phase_unknown' }
    if (key === 'industry') return industryOf.get(withoutSuffix(value)) ?? value
    if (key === 'contactEmail') return value.toLowerCase()
    if (key === 'contactKana') return value.split(/[\s\u3000]+/).join(' ')
    return value
  }

  return (row) => {
    const values: Record<string, ImportValue> = {}
    const issues: RowIssue[] = [...row.issues]
    for (const [key, value] of Object.entries(row.values)) {
      const resolved = resolve(key, value)
      if (typeof resolved === 'object' && 'warning' in resolved) {
        issues.push({ level: 'warning', code: resolved.warning, field: key, column: null, value: String(value) })
      } else values[key] = resolved
    }
    if (values.contactFamily === undefined && typeof values.contactEmail === 'string') {
      values.contactFamily = values.contactEmail.split('@')[0] ?? values.contactEmail
    }
    return { ...row, values, issues }
  }
}

/** Choices are kept in the order of the field's options. */
const inOrder = (keys: readonly string[], field: CustomField | undefined) =>
  field ? field.options.map((option) => option.key).filter((key) => keys.includes(key)) : keys
