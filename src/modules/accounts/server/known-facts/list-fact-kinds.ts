import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import factKindsJson from '../../content/known-facts.json' with { type: 'json' }
import type { FactKind } from '../../contract.ts'
import type { FormField } from '../../domain/forms/form.ts'
import { choiceSchema, localTextSchema } from '../../domain/local-text.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { defaultForm } from '../handoff/forms/find-form.ts'

const accountKinds = z
  .array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(['text', 'number', 'choice']),
      label: localTextSchema,
      options: z.array(choiceSchema).default([]),
    }),
  )
  .parse(factKindsJson)

/** What `listKnownFacts` can know: the fields of a customer, those of the workspace's own, and the default hearing sheet. */
export async function listFactKinds(context: Context): Promise<FactKind[]> {
  const { form } = await defaultForm(context, 'hearing')
  const custom = await listCustomFields(context)
  return [
    ...accountKinds.map(({ key, ...kind }) => ({ fact: `account.${key}`, ...kind })),
    ...custom.map(({ key, label, kind, options }) => ({
      fact: `custom.${key}`,
      label,
      kind: options.length > 0 ? ('choice' as const) : kind === 'number' ? ('number' as const) : ('text' as const),
      options: options
        .filter(({ isArchived }) => !isArchived)
        .map(({ key: value, label: words }) => ({ key: value, label: words })),
    })),
    ...form.fields.map((field) => ({ fact: `hearing.${field.key}`, label: field.label, ...kindOf(field) })),
  ]
}

function kindOf(field: FormField): Pick<FactKind, 'kind' | 'options'> {
  if (field.type === 'select' || field.type === 'multi_select') return { kind: 'choice', options: field.options }
  return { kind: field.type === 'number' || field.type === 'month' ? 'number' : 'text', options: [] }
}
