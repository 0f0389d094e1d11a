import { joinAttributes, listAttributes } from '#platform/attributes/join-attributes.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { AttributeRecord } from '../../contract.ts'
import type { Sources } from './compile-condition.ts'
import { selectValues } from './preview-queries.ts'

/** Everything that conditions may ask about, in the order of menus. */
export async function listSegmentAttributes(context: Context, sources: Sources): Promise<{ items: AttributeRecord[] }> {
  const catalogue = await listAttributes(context, sources())
  return {
    items: [...catalogue.values()].map(({ key, kind, unit, name, options, optionNames }) => ({
      key,
      kind,
      unit: unit ?? null,
      name: name ?? null,
      options:
        options?.map((option) => ({ key: option, name: optionNames?.[option] ?? null })) ??
        (optionNames ? Object.entries(optionNames).map(([option, words]) => ({ key: option, name: words })) : null),
    })),
  }
}

const most = 200

/** Throws not found `segments.no_such_attribute`, also for what is neither text nor choice. */
export async function listAttributeValues(context: Context, sources: Sources, key: string) {
  const all = sources()
  const catalogue = await listAttributes(context, all)
  const kind = catalogue.get(key)?.kind
  if (kind !== 'text' && kind !== 'choice') throw notFound('segments.no_such_attribute')
  const asOf = todayIn(context.timeZone, context.clock.now())
  const joined = await joinAttributes(context, { sources: all, catalogue, wanted: [key], asOf })
  return { items: await selectValues(context.transaction, joined, joined.column(key), most) }
}
