import type { z } from 'zod'
import type { criterionSchema } from '../../contract.ts'
import { bilingualTextSchema } from '../../domain/program.ts'
import type { CriterionRow } from './criterion-queries.ts'

export function criterionView(row: CriterionRow): z.input<typeof criterionSchema> {
  return {
    id: row.criterion_id,
    key: row.key,
    category: row.category,
    text: bilingualTextSchema.parse(row.text),
    isMust: row.is_must,
    verifiedBy: row.verified_by,
    target: row.target,
    unit: row.unit,
    windowDays: row.window_days,
    judge: row.judge,
    // No usage reaches the product yet; once it does, this is the place that asks for it.
    awaitsUsage: row.verified_by.includes('usage'),
    state: row.state,
    evidence: row.evidence,
    agreedOn: row.agreed_on,
    agreedBy: row.agreed_by,
    agreedSource: row.agreed_source,
    version: row.version,
  }
}
