import { listFactKinds, listKnownFacts, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { MeasureRecommendation } from '../../contract.ts'
import { fits, recommend } from '../../domain/measure.ts'
import { readCatalogue } from '../definitions.ts'
import { findOpenProject, selectStarted } from './measure-queries.ts'

/** Every measure of the catalogue with how it suits the customer, the fitting ones first. Throws not found `accounts.no_such_account`. */
export async function recommendMeasures(context: Context, accountId: string) {
  const { touchModel } = await requireAccount(context, accountId)
  const { definition } = await readCatalogue(context)
  const known = (await listKnownFacts(context, [accountId])).get(accountId) ?? new Map<string, (string | number)[]>()
  const kinds = new Map((await listFactKinds(context)).map((kind) => [kind.fact, kind]))
  const started = new Map(
    (await selectStarted(context.transaction, accountId)).flatMap((row) =>
      // A task that was taken out of the plan again leaves the measure to be begun anew.
      row.status === null ? [] : [[row.measure_key, row] as const],
    ),
  )
  const items = definition.measures.map((measure): MeasureRecommendation => {
    const { fit, reasons } = recommend(measure, touchModel, known)
    const row = started.get(measure.key)
    return {
      measure,
      fit,
      reasons: reasons.map(({ rule, verdict }) => {
        const kind = kinds.get(rule.fact)
        return {
          fact: kind?.label ?? { ja: rule.fact, en: rule.fact },
          verdict,
          known: (known.get(rule.fact) ?? []).map((value) => {
            const option = kind?.options.find(({ key }) => key === String(value))
            return option?.label ?? { ja: String(value), en: String(value) }
          }),
        }
      }),
      started: row
        ? {
            on: row.started_on,
            by: row.started_by,
            projectId: row.project_id,
            taskId: row.task_id,
            isDone: row.status === 'done',
          }
        : null,
    }
  })
  return {
    touchModel,
    projectId: await findOpenProject(context.transaction, accountId),
    items: items.toSorted((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit)),
  }
}
