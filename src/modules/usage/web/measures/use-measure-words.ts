import { useMessages } from '#platform/web/messages/index.ts'
import type { EventSet, Measure, MeasureDefinition, PropertyCondition } from '../../contract.ts'

/** Measures in the reader's words. */
export function useMeasureWords() {
  const { t, language } = useMessages('usage')
  const condition = ({ path, operator, value }: PropertyCondition) =>
    t(`measures.conditions.${operator}`, { path, value: value === null ? '' : String(value) })
  const setOf = ({ names, where }: EventSet) => {
    const events = names.join(t('comma'))
    return where.length === 0
      ? events
      : t('measures.withConditions', { events, conditions: where.map(condition).join(t('comma')) })
  }
  return {
    nameOf: ({ nameJa, nameEn }: Pick<Measure, 'nameJa' | 'nameEn'>) => (language === 'ja' ? nameJa : nameEn),
    wordsOf: (definition: MeasureDefinition) =>
      t(`measures.described.${definition.kind}`, {
        events: setOf(definition.events),
        over: definition.kind === 'ratio' ? setOf(definition.over) : '',
        days: definition.kind === 'last_seen' ? 0 : definition.days,
      }),
  }
}
