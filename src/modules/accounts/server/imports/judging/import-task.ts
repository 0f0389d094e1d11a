import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { ImportTask } from '../../../domain/imports/customers/judge-import.ts'
import { customColumns, newFields, targetOf } from '../../../domain/imports/customers/new-field.ts'
import { importFields } from '../../../domain/imports/fields.ts'
import { listCustomFields } from '../../custom-fields/list-custom-fields.ts'
import type { ImportRecord } from '../import-queries.ts'

/** All that judging an import's rows depends on besides the customers. */
export async function importTask(context: Context, { columns, options }: ImportRecord): Promise<ImportTask> {
  const existing = await listCustomFields(context)
  const customFields = [...existing, ...newFields(columns, existing)]
  const members = (await listMembers(context)).filter((member) => member.isActive)
  const plan = {
    fields: importFields(customColumns(customFields)),
    columns: columns.flatMap((one) => {
      const field = targetOf(one)
      return field === null
        ? []
        : [{ column: one.column, field, dateOrder: one.dateOrder ?? undefined, unit: one.unit }]
    }),
    currency: options.currency,
  }
  return {
    plan,
    options,
    today: todayIn(context.timeZone, context.clock.now()),
    world: { members: members.map(({ id, name, email }) => ({ id, name, email })), customFields },
  }
}
