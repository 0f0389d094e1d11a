import { z } from 'zod'
import { conflict, type FieldError } from '#platform/kernel/errors.ts'
import { choiceSchema, type LocalText, localTextSchema } from '../local-text.ts'

export const customFieldKinds = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'boolean',
  'select',
  'multi_select',
  'url',
  'email',
  'user',
] as const
export type CustomFieldKind = (typeof customFieldKinds)[number]

const optionSchema = choiceSchema.extend({
  /** No longer offered; customers that have it keep it. */
  isArchived: z.boolean().default(false),
})
export type CustomFieldOption = z.infer<typeof optionSchema>

/** A field that a workspace adds to its customers. Which parts its kind needs is told by `customFieldErrors`. */
export const customFieldSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(customFieldKinds),
  label: localTextSchema,
  help: localTextSchema.optional(),
  isRequired: z.boolean().default(false),
  /** Of select and multi_select. */
  options: z.array(optionSchema).max(200).default([]),
  /** Of number and money (major units); both included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of money: ISO 4217. */
  currency: z.string().optional(),
})
export type CustomField = z.infer<typeof customFieldSchema>

const keyPattern = /^[a-z][a-z0-9_]{0,39}$/
const hasOptions = (kind: CustomFieldKind) => kind === 'select' || kind === 'multi_select'
const hasBounds = (kind: CustomFieldKind) => kind === 'number' || kind === 'money'

/**
 * What is wrong with a definition. `otherKeys` are those of the workspace's other fields. Codes
 * `accounts.custom_field_key_malformed`, `_key_taken`, `_options_missing`, `_options_unfit`, `_option_repeated`,
 * `_bounds_unfit`, `_bounds_crossed`, `_currency_malformed`, `_currency_unfit`.
 */
export function customFieldErrors(field: CustomField, otherKeys: readonly string[]): FieldError[] {
  const errors: FieldError[] = []
  const report = (path: string, code: string) => errors.push({ path, code: `accounts.custom_field_${code}` })
  if (!keyPattern.test(field.key)) report('key', 'key_malformed')
  if (otherKeys.includes(field.key)) report('key', 'key_taken')

  const keys = field.options.map((option) => option.key)
  if (hasOptions(field.kind) && activeOptions(field).length === 0) report('options', 'options_missing')
  if (!hasOptions(field.kind) && keys.length > 0) report('options', 'options_unfit')
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) < index) report(`options.${index}.key`, 'option_repeated')
  }

  const { min, max, currency } = field
  if (!hasBounds(field.kind) && (min !== undefined || max !== undefined)) report('min', 'bounds_unfit')
  if (min !== undefined && max !== undefined && min > max) report('max', 'bounds_crossed')
  if (field.kind === 'money' && !/^[A-Z]{3}$/.test(currency ?? '')) report('currency', 'currency_malformed')
  if (field.kind !== 'money' && currency !== undefined) report('currency', 'currency_unfit')
  return errors
}

/** The options that may be chosen from now on. */
export function activeOptions(field: CustomField): CustomFieldOption[] {
  return field.options.filter((option) => !option.isArchived)
}

/**
 * The field without an option. An option that customers have is archived instead, so that no value loses its name.
 * Throws conflict `accounts.custom_field_no_such_option` and `accounts.custom_field_last_option`.
 */
export function removeOption(field: CustomField, optionKey: string, customersWithIt: number): CustomField {
  if (!field.options.some((option) => option.key === optionKey)) {
    throw conflict('accounts.custom_field_no_such_option', { option: optionKey })
  }
  if (activeOptions(field).every((option) => option.key === optionKey)) {
    throw conflict('accounts.custom_field_last_option', { option: optionKey })
  }
  const options =
    customersWithIt === 0
      ? field.options.filter((option) => option.key !== optionKey)
      : field.options.map((option) => (option.key === optionKey ? { ...option, isArchived: true } : option))
  return { ...field, options }
}

/** The field with an option more; adding the key of an archived one brings that back under the new label. */
export function addOption(field: CustomField, key: string, label: LocalText): CustomField {
  const known = field.options.find((option) => option.key === key)
  if (known === undefined) return { ...field, options: [...field.options, { key, label, isArchived: false }] }
  if (!known.isArchived) throw conflict('accounts.custom_field_option_repeated', { option: key })
  return {
    ...field,
    options: field.options.map((option) => (option.key === key ? { key, label, isArchived: false } : option)),
  }
}

/**
 * Whether a saved definition may become `next`: key and kind never change once customers have values, and options with
 * values are archived, not dropped. `usedOptions` are the option keys that customers have.
 */
export function customFieldChangeErrors(
  current: CustomField,
  next: CustomField,
  usage: { customersWithValue: number; usedOptions: readonly string[] },
): FieldError[] {
  const errors: FieldError[] = []
  if (usage.customersWithValue === 0) return errors
  for (const path of ['key', 'kind', 'currency'] as const) {
    if (current[path] !== next[path]) errors.push({ path, code: 'accounts.custom_field_in_use' })
  }
  const dropped = usage.usedOptions.filter((key) => !next.options.some((option) => option.key === key))
  for (const option of dropped) {
    errors.push({ path: 'options', code: 'accounts.custom_field_option_in_use', params: { option } })
  }
  return errors
}
