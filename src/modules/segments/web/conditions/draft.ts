import type { AttributeRecord } from '../../contract.ts'
import { type Group, isGroup, type Operator, operatorsFor, type Part, type Test } from '../../domain/condition.ts'

/** Which editor a value needs: what fits the one is kept when the operator changes to another of the same. */
function shapeOf(operator: Operator): string {
  if (operator.endsWith('_of')) return 'choices'
  if (operator.endsWith('_days')) return 'days'
  if (['contains', 'is', 'is_not'].includes(operator)) return 'text'
  if (['empty', 'not_empty', 'is_true', 'is_false'].includes(operator)) return 'none'
  return operator === 'between' ? 'range' : 'one'
}

/** A question about the attribute that still has to be told its value; keeps the value of `before` where it fits. */
export function blankTest(item: Pick<AttributeRecord, 'key' | 'kind'>, operator?: Operator, before?: Test): Test {
  const chosen = operator ?? operatorsFor(item.kind)[0] ?? 'not_empty'
  const isKept = before !== undefined && shapeOf(before.operator) === shapeOf(chosen)
  return { attribute: item.key, operator: chosen, value: isKept ? before.value : blankValue(chosen) }
}

function blankValue(operator: Operator): Test['value'] {
  const shape = shapeOf(operator)
  if (shape === 'choices') return []
  if (shape === 'days') return 30
  return shape === 'text' ? '' : null
}

export function rangeOf(value: Test['value']): [string | number | null, string | number | null] {
  const [from = null, to = null] = Array.isArray(value) ? value : []
  return [from, to]
}

/** A pair as far as it is told: one end alone fits no condition yet and is shown as wrong when it is saved. */
export function withRange(value: Test['value'], at: 0 | 1, next: string | number | null): Test['value'] {
  const ends = rangeOf(value).with(at, next)
  const numbers = ends.filter((end) => typeof end === 'number')
  const texts = ends.filter((end) => typeof end === 'string')
  return numbers.length > 0 ? (at === 1 && ends[0] === null ? [0, ...numbers] : numbers) : texts
}

function isTold({ operator, value }: Test): boolean {
  const shape = shapeOf(operator)
  if (shape === 'none') return true
  if (shape === 'choices') return Array.isArray(value) && value.length > 0
  if (shape === 'range') return Array.isArray(value) && value.length === 2 && (value[0] ?? 0) <= (value[1] ?? 0)
  return value !== null && !Array.isArray(value) && String(value).trim() !== ''
}

/** The condition with only the questions that are told whole, and where each stands in the draft. */
export function toldPart(group: Group): Group {
  const keep = (part: Part): Part[] => (isGroup(part) ? [toldPart(part)] : isTold(part) ? [part] : [])
  return { match: group.match, of: group.of.flatMap(keep) }
}

/** The paths of the questions that are told whole, in the order in which a preview answers them. */
export function toldPaths(group: Group, path = ''): string[] {
  return group.of.flatMap((part, index) => {
    const here = `${path}of.${index}`
    if (isGroup(part)) return toldPaths(part, `${here}.`)
    return isTold(part) ? [here] : []
  })
}
