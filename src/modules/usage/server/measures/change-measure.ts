import { type Context, instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Measure } from '../../contract.ts'
import { derivedNameOf, eventSetsOf, type MeasureDefinition } from '../../domain/measures/measure.ts'
import { newBatchNumber } from '../intake/batch-number.ts'
import { settling } from './count-derived.ts'
import {
  definitionOf,
  insertDerived,
  insertMeasure,
  lockMeasure,
  type MeasureRow,
  selectDerived,
  selectMeasures,
  updateMeasure,
} from './measure-queries.ts'
import { keysOf } from './measure-sql.ts'

export interface MeasureInput {
  nameJa: string
  nameEn: string
  definition: MeasureDefinition
}

export async function listMeasures(context: Context): Promise<{ items: Measure[] }> {
  const catchingUp = await keysCatchingUp(context)
  return { items: (await selectMeasures(context.transaction)).map((row) => toMeasure(row, catchingUp)) }
}

export async function createMeasure(context: Context, input: MeasureInput): Promise<Measure> {
  const row: MeasureRow = {
    measure_id: newId(context.clock.now()),
    name_ja: input.nameJa,
    name_en: input.nameEn,
    definition: input.definition,
    version: 1,
    created_by: context.actor.name,
    created_at: instantOf(context),
    archived_at: null,
  }
  await insertMeasure(context.transaction, context.workspaceId, row)
  await countSetsOf(context, input.definition)
  return toMeasure(row, await keysCatchingUp(context))
}

/** Throws conflict `usage.measure_changed_meanwhile`. */
export async function changeMeasure(
  context: Context,
  id: string,
  { version, ...input }: MeasureInput & { version: number },
): Promise<Measure> {
  const row = await requireMeasure(context, id)
  if (row.version !== version) throw conflict('usage.measure_changed_meanwhile')
  const next = {
    ...row,
    name_ja: input.nameJa,
    name_en: input.nameEn,
    definition: input.definition,
    version: version + 1,
  }
  await updateMeasure(context.transaction, next)
  await countSetsOf(context, input.definition)
  return toMeasure(next, await keysCatchingUp(context))
}

export async function archiveMeasure(context: Context, id: string): Promise<Measure> {
  const row = await requireMeasure(context, id)
  const archived = { ...row, archived_at: instantOf(context), version: row.version + 1 }
  await updateMeasure(context.transaction, archived)
  return toMeasure(archived, new Set())
}

async function requireMeasure(context: Context, id: string): Promise<MeasureRow> {
  const row = await lockMeasure(context.transaction, id)
  if (!row || row.archived_at !== null) throw notFound('usage.no_such_measure')
  return row
}

/**
 * Sets with conditions are counted as events come from a moment on that every running count will know of, and what came
 * before by a job.
 */
async function countSetsOf(context: Context, definition: MeasureDefinition): Promise<void> {
  const from = context.clock.now() + settling
  const fromBatchNo = newBatchNumber(from)
  let isNew = false
  for (const set of eventSetsOf(definition)) {
    const [eventKey] = keysOf(set)
    if (derivedNameOf(set) === undefined || eventKey === undefined) continue
    if (await insertDerived(context.transaction, context.workspaceId, { eventKey, set, fromBatchNo })) isNew = true
  }
  if (!isNew) return
  const runAt = new Date(from + settling).toISOString()
  await enqueueJob(context, 'usage.catch_up_measures', {}, { key: 'usage.catch_up', runAt })
}

async function keysCatchingUp(context: Context): Promise<Set<string>> {
  const derived = await selectDerived(context.transaction)
  return new Set(derived.filter(({ isComplete }) => !isComplete).map(({ eventKey }) => eventKey))
}

function toMeasure(row: MeasureRow, catchingUp: ReadonlySet<string>): Measure {
  const definition = definitionOf(row)
  return {
    id: row.measure_id,
    nameJa: row.name_ja,
    nameEn: row.name_en,
    definition,
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
    isCatchingUp: eventSetsOf(definition).some((set) => keysOf(set).some((key) => catchingUp.has(key))),
  }
}
