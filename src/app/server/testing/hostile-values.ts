import { z } from 'zod'
import { newId } from '#platform/kernel/ids.ts'

/** A mark that must never come back as markup. */
export const markup = '<script>alert(1)</script>'

/** What is tried in each place of its kind, and what the places of one input take in turn. */
interface Values {
  always: readonly unknown[]
  inTurn: readonly unknown[]
}

const texts: Values = {
  always: ['a\u0000b', '漢\udc00字', '𠮷'.repeat(4_500)],
  inTurn: [
    markup,
    `'; drop table users; --`,
    '{{ customer.constructor }}{% include "x" %}\r\nBcc: victim@example.com',
    '\u202e＝HYPERLINK("http://x")',
    '__proto__',
    '',
    '9'.repeat(400),
    '0000-01-01',
  ],
}
const dates: Values = {
  always: ['0000-01-01', '9999-12-31'],
  inTurn: ['0001-01-01', '2026-02-30', '10000-01-01', '02-30', '13-01', markup],
}
const instants: Values = {
  always: ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
  inTurn: ['2026-01-01T25:00:00Z', markup],
}
const addresses: Values = {
  always: ['javascript:alert(1)', 'a@b.example\r\nBcc: c@d.example'],
  inTurn: ['data:text/html,x', 'http://[::1', `https://example.com/${'a'.repeat(5_000)}`, markup],
}
const numbers: Values = { always: [0.5, 2 ** 31, 2 ** 53], inTurn: [-1, 1e308, 'NaN'] }
const ids: Values = { always: [newId()], inTurn: ['ffffffff-ffff-ffff-ffff-ffffffffffff', markup] }
const lists: Values = { always: [Array.from({ length: 20_000 }, () => 'a')], inTurn: [] }
const choices: Values = { always: [], inTurn: [markup] }
const wrongKinds: Values = {
  always: [null],
  inTurn: [[[[]]], JSON.parse('{"constructor":{"prototype":{"a":1}}}')],
}

const node = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
})

/** One hostile value in one place of an input. */
export interface Hostility {
  path: readonly (string | number)[]
  value: unknown
}

/** Hostile values for every place that a schema names, each place in turn. */
export function hostilitiesOf(schema: unknown): Hostility[] {
  if (!(schema instanceof z.ZodType)) return []
  let places = 0
  const turnOf = () => places++
  return hostilitiesAt(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), [], turnOf)
}

function hostilitiesAt(raw: unknown, path: Hostility['path'], turnOf: () => number): Hostility[] {
  const parsed = node.safeParse(raw)
  if (!parsed.success || path.length > 6) return []
  const one = parsed.data
  const turn = turnOf()
  const values = [...pick(valuesFor(one), turn), ...pick(wrongKinds, turn)]
  const here = path.length === 0 ? [] : values.map((value) => ({ path, value }))
  const at = (inner: unknown, ...steps: Hostility['path']) => hostilitiesAt(inner, [...path, ...steps], turnOf)
  const inside = Object.entries(one.properties ?? {}).flatMap(([key, value]) => at(value, key))
  const elements = one.items === undefined ? [] : at(one.items, 0)
  const alternatives = [...(one.anyOf ?? []), ...(one.oneOf ?? [])].flatMap((choice) => at(choice))
  const keyed =
    typeof one.additionalProperties === 'object'
      ? ['__proto__', markup].flatMap((key) => at(one.additionalProperties, key).slice(0, 3))
      : []
  return withoutRepeats([...here, ...inside, ...elements, ...alternatives, ...keyed])
}

const pick = ({ always, inTurn }: Values, turn: number): readonly unknown[] =>
  inTurn.length === 0 ? always : [...always, inTurn[turn % inTurn.length]]

function valuesFor(one: z.infer<typeof node>): Values {
  const type = Array.isArray(one.type) ? one.type[0] : one.type
  if (one.enum || one.const !== undefined || type === 'boolean') return choices
  if (type === 'array') return lists
  if (type === 'number' || type === 'integer') return numbers
  if (type !== 'string') return { always: [], inTurn: [] }
  if (one.format === 'uuid') return ids
  if (one.format === 'date' || one.pattern?.includes('\\d{2}')) return dates
  if (one.format === 'date-time') return instants
  if (one.format === 'uri' || one.format === 'email') return addresses
  return texts
}

function withoutRepeats(all: readonly Hostility[]): Hostility[] {
  const seen = new Set<string>()
  return all.filter(({ path, value }) => {
    const key = `${JSON.stringify(path)} ${JSON.stringify(value)?.slice(0, 60)}`
    return !seen.has(key) && seen.add(key)
  })
}

/** The input with the value in its place; what lies on the way there is made. */
export function withHostility(input: unknown, { path, value }: Hostility): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  const inner: Hostility = { path: rest, value }
  if (typeof step === 'number') return [withHostility(Array.isArray(input) ? input[0] : undefined, inner)]
  const entries = new Map(typeof input === 'object' && input !== null ? Object.entries(input) : [])
  entries.set(step, withHostility(entries.get(step), inner))
  // fromEntries defines `__proto__` as a key of its own, as JSON.parse does.
  return Object.fromEntries(entries)
}
