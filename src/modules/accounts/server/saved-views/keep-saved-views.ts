import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { forbidden, invalid, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { accountListFields, customListFields, type SavedView, type SavedViewInput } from '../../contract.ts'
import { type ListView, listViewErrors } from '../../domain/list-view.ts'
import { listCustomFields } from '../custom-fields/list-custom-fields.ts'
import { deleteView, insertView, selectView, selectViews, updateView } from './saved-view-queries.ts'

const maxViews = 200

/** One's own views and the shared ones, by name. */
export function listSavedViews(context: Context): Promise<SavedView[]> {
  return selectViews(context.transaction, context.actor.id)
}

/** A view that the caller may use. Throws notFound `accounts.no_such_view`. */
export async function requireSavedView(context: Context, id: string): Promise<SavedView> {
  const view = await selectView(context.transaction, id, context.actor.id)
  if (!view) throw notFound('accounts.no_such_view')
  return view
}

/** Throws invalid `accounts.view_unfit` with what of the view does not fit the workspace's fields. */
export async function requireViewFits(context: Context, view: ListView): Promise<void> {
  const custom = await listCustomFields(context)
  const errors = listViewErrors(view, [...accountListFields, ...customListFields(custom)])
  if (errors.length > 0) throw invalid('accounts.view_unfit', {}, errors)
}

/** Throws invalid `accounts.view_unfit` and `accounts.too_many_views`. */
export async function createSavedView(context: Context, input: SavedViewInput): Promise<SavedView> {
  await requireViewFits(context, input.definition)
  const own = (await listSavedViews(context)).filter((view) => view.isOwn)
  if (own.length >= maxViews) throw invalid('accounts.too_many_views', { max: maxViews })
  const view = { ...input, id: newId(context.clock.now()), createdAt: instantOf(context) }
  await insertView(context.transaction, context.workspaceId, { ...view, ownerId: context.actor.id })
  return { ...view, isOwn: true }
}

async function requireOwnView(context: Context, id: string): Promise<SavedView> {
  const view = await requireSavedView(context, id)
  if (!view.isOwn) throw forbidden('accounts.view_not_own')
  return view
}

export interface SavedViewChange {
  name?: string | undefined
  isShared?: boolean | undefined
  definition?: ListView | undefined
}

/** Throws notFound `accounts.no_such_view`, forbidden `accounts.view_not_own` and invalid `accounts.view_unfit`. */
export async function changeSavedView(context: Context, id: string, change: SavedViewChange): Promise<SavedView> {
  const current = await requireOwnView(context, id)
  const changed = {
    ...current,
    name: change.name ?? current.name,
    isShared: change.isShared ?? current.isShared,
    definition: change.definition ?? current.definition,
  }
  await requireViewFits(context, changed.definition)
  await updateView(context.transaction, id, changed)
  return changed
}

/** Throws notFound `accounts.no_such_view` and forbidden `accounts.view_not_own`. */
export async function deleteSavedView(context: Context, id: string): Promise<undefined> {
  await requireOwnView(context, id)
  await deleteView(context.transaction, id)
}
