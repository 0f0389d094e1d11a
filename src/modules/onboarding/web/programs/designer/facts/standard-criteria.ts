import { exitCriteriaSchema } from '../../../../content/content-schema.ts'
import json from '../../../../content/exit-criteria.json' with { type: 'json' }
import type { Program } from '../../../../domain/program.ts'

/** The product's own set, to be edited into one of a program's own. */
export function standardCriteria(): NonNullable<Program['criteria']> {
  const [standard] = exitCriteriaSchema.parse(json).sets
  return (standard?.criteria ?? []).map(({ key, category, text, isMust }) => ({ key, category, text, isMust }))
}
