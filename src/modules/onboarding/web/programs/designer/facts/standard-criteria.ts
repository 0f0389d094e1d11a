import { exitCriteriaSchema } from '../../../../content/content-schema.ts'
import json from '../../../../content/exit-criteria.json' with { type: 'json' }
import type { Program } from '../../../../domain/program.ts'

/** The product's own set, to be edited into one of a program's own. */
export function standardCriteria(): NonNullable<Program['criteria']> {
  const [standard] = exitCriteriaSchema.parse(json).sets
  return (standard?.criteria ?? []).map(({ key, category, text, isMust, verifiedBy, target, unit, windowDays }) => ({
    key,
    category,
    text,
    isMust,
    verifiedBy,
    // What the set leaves open is once a week, as where a project begins with the set itself.
    ...(key === 'key_action' ? { target: 4 } : target !== undefined && { target }),
    ...(unit !== undefined && { unit }),
    ...(windowDays !== undefined && { windowDays }),
  }))
}
