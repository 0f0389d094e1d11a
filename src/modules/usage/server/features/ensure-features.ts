import { type Context, instantOf } from '#platform/context/context.ts'
import { createKeyMaker, keyText } from '../../domain/intake/keys.ts'
import { insertKnownNames } from '../counted/counted-queries.ts'
import { lockOutCounting } from '../rollups/counting-lock.ts'
import { insertFeature, replaceFeatureEvents, selectFeatures } from './feature-queries.ts'

interface NewFeature {
  name: string
  isKey: boolean
  isAdmin: boolean
  events: readonly string[]
}

const makeKey = createKeyMaker()

/** Sets up a first catalogue of features, before anything is counted; where there is one already, it stays as it is. */
export async function ensureFeatures(context: Context, features: readonly NewFeature[]): Promise<void> {
  const { transaction, workspaceId } = context
  await lockOutCounting(transaction, workspaceId)
  if ((await selectFeatures(transaction)).length > 0) return
  const keyOf = (name: string) => keyText(makeKey(name))
  const names = [...new Set(features.flatMap(({ events }) => events))].map((name) => ({ key: keyOf(name), name }))
  await insertKnownNames(transaction, workspaceId, names, instantOf(context))
  for (const { events, ...feature } of features) {
    const featureNo = await insertFeature(transaction, workspaceId, feature)
    if (featureNo !== undefined) await replaceFeatureEvents(transaction, featureNo, events.map(keyOf))
  }
}
