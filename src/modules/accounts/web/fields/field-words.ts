import { z } from 'zod'
import { isPlainDate, wallClockIn } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type AccountField, accountFieldOf } from './account-field.ts'
import { labelOf, type Option, useChoices, useCustomFields } from './choices.ts'

const moneySchema = z.object({ amountMinor: z.number(), currency: z.string() })
const stringsSchema = z.array(z.string())
const numbersSchema = z.array(z.number())

/** The choices of a field; undefined where it has none. */
export function optionsOf(
  field: AccountField,
  choices: ReturnType<typeof useChoices>,
  language: 'ja' | 'en',
): readonly Option[] | undefined {
  if (field.choices) return choices[field.choices]
  if (field.custom?.kind === 'user') return choices.owners
  return field.custom?.options.map(({ key, label }) => ({ value: key, label: label[language] }))
}

/** The name of a customer's field and its value as people read it. */
export function useFieldWords() {
  const { t, language } = useMessages('accounts')
  const formats = useFormats()
  const choices = useChoices()
  const customFields = useCustomFields()

  const dayOf = (text: string) => {
    if (isPlainDate(text)) return formats.date(text, 'plain')
    const instant = Date.parse(text)
    return Number.isNaN(instant) ? text : formats.date(wallClockIn(formats.timeZone, instant).date, 'plain')
  }
  const yearlyDay = (text: string) => {
    if (isPlainDate(text)) return formats.date(text, 'plain')
    return t('facts.everyYear', { day: text.replace('-', '/') })
  }
  const amount = (value: unknown, currency: string) => {
    const money = moneySchema.safeParse(value)
    if (money.success) return formats.money(money.data)
    return typeof value === 'number' ? formats.money({ amountMinor: value, currency }) : String(value)
  }
  const number = (field: AccountField, value: unknown) => {
    if (typeof value !== 'number') return String(value)
    return field.key === 'noticeMonths' ? t('facts.months', { count: value }) : formats.number(value, 10)
  }
  const choice = (field: AccountField, value: unknown) =>
    labelOf(optionsOf(field, choices, language) ?? [], String(value))

  const texts = {
    text: (_: AccountField, value: unknown) => String(value),
    long_text: (_: AccountField, value: unknown) => String(value),
    link: (_: AccountField, value: unknown) => String(value),
    email: (_: AccountField, value: unknown) => String(value),
    number,
    money: (_: AccountField, value: unknown, currency: string) => amount(value, currency),
    date: (_: AccountField, value: unknown) => dayOf(String(value)),
    instant: (_: AccountField, value: unknown) => dayOf(String(value)),
    boolean: (_: AccountField, value: unknown) => t(value === true ? 'value.yes' : 'value.no'),
    choice,
    suggestion: choice,
    choices: (field: AccountField, value: unknown) =>
      (stringsSchema.safeParse(value).data ?? []).map((key) => choice(field, key)).join(t('value.comma')),
    weekdays: (_: AccountField, value: unknown) =>
      (numbersSchema.safeParse(value).data ?? []).map((day) => t(`weekday.${day}`)).join(t('value.comma')),
    days: (_: AccountField, value: unknown) =>
      (stringsSchema.safeParse(value).data ?? []).map(yearlyDay).join(t('value.comma')),
    account: (_: AccountField, value: unknown) => String(value),
  } satisfies Record<AccountField['kind'], (field: AccountField, value: unknown, currency: string) => string>

  const fieldOf = (key: string) => accountFieldOf(key, customFields)
  return {
    fieldOf,
    customFields,
    choices,
    label: (key: string) => {
      const { custom } = fieldOf(key)
      return custom ? custom.label[language] : t(`field.${key}`, { defaultValue: key })
    },
    /** The value in words; '' when there is none. */
    text: (key: string, value: unknown, currency = 'JPY') => {
      if (value === null || value === undefined || value === '') return ''
      const field = fieldOf(key)
      return texts[field.kind](field, value, currency)
    },
  }
}
export type FieldWords = ReturnType<typeof useFieldWords>
