import type { Attribute, AttributeKind, AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import { type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import { industries, phaseModel } from '../../content/built-in.ts'
import { touchModels } from '../../contract.ts'
import type { CustomField, CustomFieldKind } from '../../domain/custom-fields/custom-field.ts'
import type { LocalText } from '../../domain/local-text.ts'
import { phaseKeys } from '../../domain/phase.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { peopleQuery } from './people-queries.ts'
import { customKeyPrefix, profileQuery } from './profile-queries.ts'

const namesOf = (choices: readonly { key: string; label: LocalText }[]) =>
  Object.fromEntries(choices.map(({ key, label }) => [key, label]))

const offered = (what: string, kind: AttributeKind, more: Partial<Attribute> = {}): Attribute => ({
  key: `accounts.${what}`,
  kind,
  knowsPast: false,
  ...more,
})

const profileAttributes: readonly Attribute[] = [
  offered('phase', 'choice', { options: phaseKeys, optionNames: namesOf(phaseModel.phases), knowsPast: true }),
  offered('phase_since', 'date', { knowsPast: true }),
  offered('phase_days', 'number', { unit: 'days', knowsPast: true }),
  offered('touch_model', 'choice', { options: touchModels }),
  offered('owner', 'member'),
  offered('sales', 'member'),
  offered('arr', 'money'),
  offered('mrr', 'money'),
  offered('plan', 'choice'),
  offered('seats', 'number', { unit: 'count' }),
  offered('contract_start_on', 'date'),
  offered('contract_days', 'number', { unit: 'days' }),
  offered('renewal_on', 'date'),
  offered('days_until_renewal', 'number', { unit: 'days' }),
  offered('auto_renewal', 'boolean'),
  offered('industry', 'choice', { optionNames: namesOf(industries) }),
  offered('employee_count', 'number', { unit: 'count' }),
  offered('region', 'choice'),
  offered('country', 'choice'),
  offered('fit', 'choice', { options: ['fit', 'caution', 'poor_fit'] }),
  offered('name', 'text'),
  offered('created_on', 'date', { knowsPast: true }),
]

// Roles and moods are known as they are now only; who left is told as of the day.
const relationAttributes: readonly Attribute[] = [
  offered('has_champion', 'boolean'),
  offered('champion_left', 'boolean'),
  offered('champion_in_place', 'number', { unit: 'percent' }),
  offered('has_sponsor', 'boolean'),
  offered('sponsor_left', 'boolean'),
]
const peopleAttributes: readonly Attribute[] = [
  offered('contacts', 'number', { unit: 'count' }),
  offered('sentiment', 'choice', { options: ['good', 'neutral', 'bad'] }),
]

const kindOfField: Readonly<Record<CustomFieldKind, AttributeKind>> = {
  text: 'text',
  long_text: 'text',
  url: 'text',
  email: 'text',
  number: 'number',
  money: 'money',
  date: 'date',
  boolean: 'boolean',
  select: 'choice',
  multi_select: 'choices',
  user: 'member',
}

function attributeOfField(field: CustomField): Attribute {
  const { key, kind, label, options } = field
  const choices = { options: options.map((option) => option.key), optionNames: namesOf(options) }
  return {
    key: customKeyPrefix + key,
    kind: kindOfField[kind],
    name: label,
    knowsPast: false,
    ...(options.length > 0 && choices),
  }
}

const profile: AttributeSource = {
  key: 'accounts.profile',
  hasEveryone: true,
  list: async (context) => [
    ...profileAttributes,
    ...relationAttributes,
    ...(await listCustomFields(context)).map(attributeOfField),
  ],
  select: async (context: Context, wanted: readonly string[], asOf: PlainDateString) => {
    const asksForFields = wanted.some((key) => key.startsWith(customKeyPrefix))
    return profileQuery(wanted, {
      customFields: asksForFields ? await listCustomFields(context) : [],
      timeZone: context.timeZone,
      asOf,
      isPast: asOf < todayIn(context.timeZone, context.clock.now()),
    })
  },
}

const people: AttributeSource = {
  key: 'accounts.people',
  hasEveryone: true,
  list: async () => peopleAttributes,
  select: async (_, wanted, asOf) => peopleQuery(wanted, asOf),
}

export const accountsAttributes: readonly AttributeSource[] = [profile, people]
