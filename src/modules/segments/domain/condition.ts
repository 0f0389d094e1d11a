import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import type { FieldError } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'

export const attributeKinds = ['text', 'number', 'money', 'date', 'boolean', 'choice', 'choices', 'member'] as const
type Kind = (typeof attributeKinds)[number]

const known = ['empty', 'not_empty'] as const
const compared = ['gte', 'lte', 'gt', 'lt', 'eq', 'between', ...known] as const
const operatorsByKind = {
  text: ['contains', 'is', 'is_not', ...known],
  number: compared,
  money: compared,
  date: ['in_next_days', 'in_last_days', 'before_last_days', 'on', 'before', 'after', 'between', ...known],
  boolean: ['is_true', 'is_false', ...known],
  choice: ['any_of', 'none_of', ...known],
  choices: ['any_of', 'all_of', 'none_of', ...known],
  member: ['any_of', 'none_of', ...known],
} as const satisfies Record<Kind, readonly string[]>

export const operators = [
  'contains',
  'is',
  'is_not',
  'eq',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'on',
  'before',
  'after',
  'in_next_days',
  'in_last_days',
  'before_last_days',
  'any_of',
  'all_of',
  'none_of',
  'is_true',
  'is_false',
  'empty',
  'not_empty',
] as const
export type Operator = (typeof operators)[number]

/** The operators that fit values of the kind, in the order of the menu. */
export function operatorsFor(kind: Kind): readonly Operator[] {
  return operatorsByKind[kind]
}

const textSchema = z.string().max(1_000)
const testSchema = z.strictObject({
  /** A key of the attributes there are. */
  attribute: z
    .string()
    .regex(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+){1,2}$/)
    .max(63),
  operator: z.enum(operators),
  /** Null where the operator needs none; a list for choices, a pair [from, to] for `between`, both included. */
  value: z.union([z.null(), textSchema, z.number(), z.array(textSchema).max(200), z.array(z.number()).max(2)]),
})
/** One question about one attribute. */
export type Test = z.infer<typeof testSchema>

export const matches = ['all', 'any', 'none'] as const
/** All, any or none of its parts must hold. Without parts it asks for nothing. */
export interface Group {
  match: (typeof matches)[number]
  of: Part[]
}
export type Part = Test | Group

export const maxTests = 50
export const maxDepth = 4

const groupOf = <Of extends z.ZodType>(of: Of) =>
  z.strictObject({ match: z.enum(matches), of: z.array(of).max(maxTests) })

/** Groups within groups, four deep at most. */
export const conditionSchema: z.ZodType<Group, Group> = groupOf(
  z.union([testSchema, groupOf(z.union([testSchema, groupOf(z.union([testSchema, groupOf(testSchema)]))]))]),
)

export const isGroup = (part: Part): part is Group => 'of' in part

/** Every question of a condition in reading order, with its path below the condition: `of.0.of.1`. */
export function testsOf(group: Group, path = ''): { test: Test; path: string }[] {
  return group.of.flatMap((part, index) => {
    const here = `${path}of.${index}`
    return isGroup(part) ? testsOf(part, `${here}.`) : [{ test: part, path: here }]
  })
}

/** What a question may be asked about. */
export interface Askable {
  kind: Kind
  options?: readonly string[]
}

const maxDays = 3_650

function isPair(value: unknown, fits: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(fits) && value[0] <= value[1]
}

const isDate = (value: unknown) => typeof value === 'string' && isPlainDate(value)
// Beyond these no figure of a customer lies, and no database type has to hold it.
const isFigure = (value: unknown) => typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER

function valueFits({ operator, value }: Test, { kind, options }: Askable): boolean {
  switch (operator) {
    case 'empty':
    case 'not_empty':
    case 'is_true':
    case 'is_false':
      return value === null
    case 'contains':
    case 'is':
    case 'is_not':
      return typeof value === 'string' && value.trim() !== ''
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return isFigure(value)
    case 'between':
      return isPair(value, kind === 'date' ? isDate : isFigure)
    case 'on':
    case 'before':
    case 'after':
      return isDate(value)
    case 'in_next_days':
    case 'in_last_days':
    case 'before_last_days':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxDays
    case 'any_of':
    case 'all_of':
    case 'none_of': {
      if (!Array.isArray(value) || value.length === 0) return false
      const fits = (key: unknown) =>
        typeof key === 'string' && (kind === 'member' ? isId(key) : (options?.includes(key) ?? true))
      return value.every(fits)
    }
  }
}

/**
 * What of a condition does not fit what is known of customers (a field may be gone since it was saved). Codes
 * `segments.too_many_tests`, `segments.attribute_gone`, `segments.operator_unfit`, `segments.value_unfit`.
 */
export function conditionErrors(condition: Group, attributes: ReadonlyMap<string, Askable>): FieldError[] {
  const tests = testsOf(condition)
  if (tests.length > maxTests)
    return [{ path: 'condition', code: 'segments.too_many_tests', params: { max: maxTests } }]
  return tests.flatMap(({ test, path }): FieldError[] => {
    const attribute = attributes.get(test.attribute)
    const at = (part: string, code: string) => [{ path: `condition.${path}.${part}`, code }]
    if (attribute === undefined) return at('attribute', 'segments.attribute_gone')
    if (!operatorsFor(attribute.kind).includes(test.operator)) return at('operator', 'segments.operator_unfit')
    return valueFits(test, attribute) ? [] : at('value', 'segments.value_unfit')
  })
}
