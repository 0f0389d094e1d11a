import type { z } from 'zod'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { builtInJourney, builtInMeasures } from '../content/built-in.ts'
import { journeyPlanSchema } from '../domain/journey.ts'
import { catalogueSchema } from '../domain/measure.ts'
import { findDefinition, insertDefinition } from './definition-queries.ts'

interface Kept<Schema extends z.ZodType> {
  kind: 'measures' | 'journey'
  schema: Schema
  builtIn: z.output<Schema>
}

const measures = { kind: 'measures' as const, schema: catalogueSchema, builtIn: builtInMeasures }
const journey = { kind: 'journey' as const, schema: journeyPlanSchema, builtIn: builtInJourney }

export const readCatalogue = (context: Context) => read(context, measures)
export const readPlan = (context: Context) => read(context, journey)

interface Edit<Definition> {
  /** The version that the edit is based on. */
  version: number
  definition: Definition
}

/** Throws conflict `touch.changed_meanwhile`. */
export const saveCatalogue = (context: Context, edit: Edit<typeof builtInMeasures>) => save(context, measures, edit)
/** Throws conflict `touch.changed_meanwhile`. */
export const savePlan = (context: Context, edit: Edit<typeof builtInJourney>) => save(context, journey, edit)

async function read<Schema extends z.ZodType>(context: Context, { kind, schema, builtIn }: Kept<Schema>) {
  const row = await findDefinition(context.transaction, kind)
  return row
    ? { version: row.definition_version, definition: schema.parse(row.definition) }
    : { version: 0, definition: builtIn }
}

async function save<Schema extends z.ZodType>(
  context: Context,
  kept: Kept<Schema>,
  { version, definition }: Edit<z.output<Schema>>,
) {
  const current = await read(context, kept)
  const next = version + 1
  const row = {
    workspace_id: context.workspaceId,
    kind: kept.kind,
    definition_version: next,
    definition: JSON.stringify(definition),
    saved_by: context.actor.name,
    saved_at: instantOf(context),
  }
  const isNext = current.version === version
  if (!isNext || !(await insertDefinition(context.transaction, row))) throw conflict('touch.changed_meanwhile')
  return { version: next, definition }
}
