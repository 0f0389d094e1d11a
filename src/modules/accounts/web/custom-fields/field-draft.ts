import {
  type CustomField,
  type CustomFieldKind,
  type CustomFieldOption,
  customFieldKinds,
} from '../../domain/custom-fields/custom-field.ts'

/** A custom field while it is defined. */
export interface FieldDraft {
  ja: string
  en: string
  key: string
  kind: CustomFieldKind
  helpJa: string
  helpEn: string
  isRequired: boolean
  options: CustomFieldOption[]
  min: number | null
  max: number | null
  currency: string
}

export const kinds = customFieldKinds
export const hasOptions = (kind: CustomFieldKind) => kind === 'select' || kind === 'multi_select'
export const hasBounds = (kind: CustomFieldKind) => kind === 'number' || kind === 'money'

export function draftOfField(field?: CustomField): FieldDraft {
  return {
    ja: field?.label.ja ?? '',
    en: field?.label.en ?? '',
    key: field?.key ?? '',
    kind: field?.kind ?? 'text',
    helpJa: field?.help?.ja ?? '',
    helpEn: field?.help?.en ?? '',
    isRequired: field?.isRequired ?? false,
    options: field?.options ?? [],
    min: field?.min ?? null,
    max: field?.max ?? null,
    currency: field?.currency ?? 'JPY',
  }
}

/** A key made of a label: 'Contract tier' is contract_tier; '' where nothing of it fits a key. */
export function keyOfLabel(label: string): string {
  const words =
    label
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return words
    .join('_')
    .replace(/^[0-9_]+/, '')
    .slice(0, 40)
}

/** The first key of the form `name`, `name_2` … that is free. */
export function freeKey(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  let number = 2
  while (taken.includes(`${name}_${number}`)) number += 1
  return `${name}_${number}`
}

/** One language alone serves both: a team that works in one should not have to write two. */
const inBoth = (ja: string, en: string) => ({ ja: ja.trim() || en.trim(), en: en.trim() || ja.trim() })

/** The definition that a draft amounts to, with keys made where none were given. */
export function fieldOfDraft(draft: FieldDraft, takenKeys: readonly string[]): CustomField {
  const { kind } = draft
  const help = inBoth(draft.helpJa, draft.helpEn)
  const optionKeys: string[] = draft.options.map(({ key }) => key).filter(Boolean)
  const options = draft.options.map((option) => {
    const label = inBoth(option.label.ja, option.label.en)
    if (option.key !== '') return { ...option, label }
    const key = freeKey(keyOfLabel(label.en) || 'option', optionKeys)
    optionKeys.push(key)
    return { ...option, key, label }
  })
  return {
    key: draft.key.trim() || freeKey(keyOfLabel(draft.en) || 'field', takenKeys),
    kind,
    label: inBoth(draft.ja, draft.en),
    isRequired: draft.isRequired,
    options: hasOptions(kind) ? options : [],
    ...(help.ja !== '' && { help }),
    ...(hasBounds(kind) && draft.min !== null && { min: draft.min }),
    ...(hasBounds(kind) && draft.max !== null && { max: draft.max }),
    ...(kind === 'money' && { currency: draft.currency.trim().toUpperCase() }),
  }
}
