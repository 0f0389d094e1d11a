import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import type { Feature } from '../../contract.ts'
import { lockOutCounting } from '../rollups/counting-lock.ts'
import {
  deleteFeatureRow,
  insertFeature,
  replaceFeatureEvents,
  selectEventNames,
  selectFeatures,
  selectSuggested,
  updateFeature,
} from './feature-queries.ts'
import { askForRecount, readRecount } from './recount-features.ts'

interface FeatureInput {
  name: string
  isKey: boolean
  isAdmin: boolean
  eventKeys: string[]
}

export async function listFeatures(context: Context) {
  return { items: await selectFeatures(context.transaction), recount: await readRecount(context) }
}

/** Throws conflict `usage.too_many_features`. */
export async function createFeature(context: Context, input: FeatureInput): Promise<Feature> {
  const { transaction, workspaceId } = context
  await lockOutCounting(transaction, workspaceId)
  const featureNo = await insertFeature(transaction, workspaceId, input)
  if (featureNo === undefined) throw conflict('usage.too_many_features')
  await replaceFeatureEvents(transaction, featureNo, input.eventKeys)
  await askForRecount(context)
  return await requireFeature(context, featureNo)
}

/** Throws not found `usage.no_such_feature`, conflict `usage.feature_changed_meanwhile`. */
export async function changeFeature(context: Context, featureNo: number, input: FeatureInput & { version: number }) {
  const { transaction, workspaceId } = context
  await lockOutCounting(transaction, workspaceId)
  await requireFeature(context, featureNo)
  const isDone = await updateFeature(transaction, { featureNo, version: input.version }, input)
  if (!isDone) throw conflict('usage.feature_changed_meanwhile')
  await replaceFeatureEvents(transaction, featureNo, input.eventKeys)
  await askForRecount(context)
  return await requireFeature(context, featureNo)
}

/** Throws not found `usage.no_such_feature`. */
export async function deleteFeature(context: Context, featureNo: number): Promise<void> {
  await lockOutCounting(context.transaction, context.workspaceId)
  if (!(await deleteFeatureRow(context.transaction, featureNo))) throw notFound('usage.no_such_feature')
  await askForRecount(context)
}

async function requireFeature({ transaction }: Context, featureNo: number): Promise<Feature> {
  const [feature] = await selectFeatures(transaction, featureNo)
  if (!feature) throw notFound('usage.no_such_feature')
  return feature
}

export const searchEventNames = async ({ transaction }: Context, words: string) => ({
  items: await selectEventNames(transaction, words),
})

export const listSuggestedEvents = async ({ transaction }: Context) => ({ items: await selectSuggested(transaction) })
