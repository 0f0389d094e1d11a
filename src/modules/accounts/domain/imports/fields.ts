import { companyFields } from './fields/company-fields.ts'
import { contactFields } from './fields/contact-fields.ts'
import { contractFields } from './fields/contract-fields.ts'
import type { FieldKind, ImportField } from './fields/import-field.ts'

export const accountFields: readonly ImportField[] = [...companyFields, ...contractFields, ...contactFields]

/** A workspace's own field, as far as an import needs it. */
export interface CustomFieldColumn {
  key: string
  kind:
    | 'text'
    | 'long_text'
    | 'number'
    | 'money'
    | 'date'
    | 'boolean'
    | 'select'
    | 'multi_select'
    | 'url'
    | 'email'
    | 'user'
  name: { ja: string; en: string }
  options?: readonly { value: string; labels: readonly string[] }[]
  currency?: string
}

const customExamples: Partial<Record<FieldKind, string>> = {
  number: '10',
  money: '1,000',
  date: '2026-04-01',
  url: 'https://example.com',
  email: 'a@example.com',
}

/** The registry with the workspace's own fields at the end. */
export function importFields(customFields: readonly CustomFieldColumn[] = []): ImportField[] {
  const own = customFields.map(({ key, kind, name, options, currency }): ImportField => {
    const fieldKind = kind === 'user' ? 'member' : kind
    const option = options?.[0]?.labels[0] ?? ''
    const example = (yes: string) =>
      fieldKind === 'boolean' ? yes : fieldKind.endsWith('select') ? option : (customExamples[fieldKind] ?? '')
    const maxLength = fieldKind === 'long_text' ? 10_000 : fieldKind === 'text' || fieldKind === 'url' ? 500 : null
    return {
      key: `custom.${key}`,
      kind: fieldKind,
      labelKey: null,
      header: name,
      aliases: [key],
      example: { ja: example('○'), en: example('yes') },
      maxLength,
      ...(options ? { options } : {}),
      ...(currency ? { currency } : {}),
    }
  })
  return [...accountFields, ...own]
}
