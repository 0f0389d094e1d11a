import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { unitOf } from '../../domain/measures/measure.ts'
import { definitionOf, type MeasureRow, selectMeasures } from '../measures/measure-queries.ts'
import { measuresSql } from '../measures/measure-sql.ts'
import { lastDayToldOf } from './usage-attributes.ts'

const keyOf = ({ measure_id }: MeasureRow) => `usage.m_${measure_id.replaceAll('-', '')}`

/** The measures that people defined. They are told as of the last day with events, as all usage is. */
export const measureAttributes: AttributeSource = {
  key: 'usage.measures',
  list: async ({ transaction }) =>
    (await selectMeasures(transaction)).map((row) => ({
      key: keyOf(row),
      kind: 'number',
      unit: unitOf(definitionOf(row)),
      name: { ja: row.name_ja, en: row.name_en },
      knowsPast: true,
    })),
  select: async (context, wanted, asOf) => {
    const measures = (await selectMeasures(context.transaction)).filter((row) => wanted.includes(keyOf(row)))
    return measuresSql(
      measures.map((row) => ({ column: keyOf(row), definition: definitionOf(row) })),
      await lastDayToldOf(context, asOf),
    )
  },
}
