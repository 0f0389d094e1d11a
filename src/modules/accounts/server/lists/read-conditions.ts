import type { RawBuilder } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { accountListFields, customListFields } from '../../contract.ts'
import { type ListView, listViewErrors } from '../../domain/list-view.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { listColumns } from './column-queries.ts'
import { type Selection, selectionConditions } from './condition-queries.ts'

/** What a selection asks of a customer. Throws invalid `accounts.view_unfit` for what does not fit the fields. */
export async function readConditions(
  context: Context,
  selection: Selection,
  sort: ListView['sort'] = null,
): Promise<RawBuilder<boolean>[]> {
  const custom = await listCustomFields(context)
  const view = { columns: [], sort, filters: [...selection.filters] }
  const errors = listViewErrors(view, [...accountListFields, ...customListFields(custom)])
  if (errors.length > 0) throw invalid('accounts.view_unfit', {}, errors)
  return selectionConditions(selection, {
    actorId: context.actor.id,
    today: todayIn(context.timeZone, context.clock.now()),
    columns: listColumns(custom, context.timeZone),
  })
}
