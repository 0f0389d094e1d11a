import { isRecord } from '../intake/incoming-event.ts'
import type { PropertyCondition } from './measure.ts'

/** Own keys only: an event must not reach what every object has by birth. */
function valueAt(properties: unknown, path: string): unknown {
  let value = properties
  for (const key of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** Numbers come as text too: `"1200"` is more than 1000. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function holds({ path, operator, value }: PropertyCondition, properties: unknown): boolean {
  const found = valueAt(properties, path)
  const isThere = found !== undefined && found !== null
  switch (operator) {
    case 'has':
      return isThere
    case 'lacks':
      return !isThere
    case 'is':
      return isThere && textOf(found) === textOf(value)
    case 'is_not':
      return !isThere || textOf(found) !== textOf(value)
    case 'contains':
      return (
        isThere &&
        (Array.isArray(found) ? found.map(textOf) : [textOf(found)]).some((one) => one?.includes(String(value)))
      )
    case 'gt':
      return numberOf(found) > numberOf(value)
    case 'gte':
      return numberOf(found) >= numberOf(value)
    case 'lt':
      return numberOf(found) < numberOf(value)
    case 'lte':
      return numberOf(found) <= numberOf(value)
  }
}

/** Whether all conditions hold of an event's properties. What is not there is no number and no text. */
export const meetsConditions = (
  conditions: readonly PropertyCondition[],
  properties: Readonly<Record<string, unknown>>,
): boolean => conditions.every((condition) => holds(condition, properties))
