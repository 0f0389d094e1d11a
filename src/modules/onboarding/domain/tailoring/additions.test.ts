import { expect, it } from 'vitest'
import type { Facts } from '#platform/kernel/conditions/condition.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { keyOfLink } from '../network/link.ts'
import type { Program } from '../program.ts'
import { additionsTo } from './additions.ts'

const sso: Facts = new Map([['hearing.security', ['SSO が必須']]])
const when = {
  match: 'all' as const,
  rules: [{ fact: 'hearing.security', test: 'contains' as const, values: ['SSO'] }],
}
const [first] = builtInPrograms
if (!first) throw new Error('There is no built-in program.')
const conditional = first.tasks.find(({ key, kind }) => kind !== 'kickoff' && waitersOf(first, key).length > 0)
if (!conditional) throw new Error('No task of the program is waited for.')
const { key } = conditional
const program: Program = {
  ...first,
  tasks: first.tasks.map((task) => (task.key === key ? { ...task, when } : task)),
}
const others = new Set(program.tasks.map((task) => task.key).filter((each) => each !== key))

it.each([
  { name: 'the answer asks for it', facts: sso, present: others, dismissed: [], keys: [key] },
  { name: 'nobody has answered', facts: new Map(), present: others, dismissed: [], keys: [] },
  { name: 'it was dismissed', facts: sso, present: others, dismissed: [key], keys: [] },
  { name: 'the project has it', facts: sso, present: new Set([...others, key]), dismissed: [], keys: [] },
])('adds a conditional task only where the project lacks it: $name', ({ facts, present, dismissed, keys }) => {
  expect(additionsTo(program, { facts, present, dismissed: new Set(dismissed) }).keys).toEqual(keys)
})

it('lets what follows wait for the added task', () => {
  const { from, to } = additionsTo(program, { facts: sso, present: others, dismissed: new Set() })
  expect(from.tasks.map((task) => task.key)).not.toContain(key)
  expect(waitersOf(from, key)).toEqual([])
  expect(waitersOf(to, key)).toEqual(waitersOf(program, key))
})

it('asks neither for removed work without a condition nor away work whose condition fell', () => {
  const present = new Set([...others, key])
  const [dropped] = [...others]
  if (dropped) present.delete(dropped)
  const { keys, to } = additionsTo(program, { facts: new Map(), present, dismissed: new Set() })
  expect(keys).toEqual([])
  expect(to.tasks.map((task) => task.key)).toContain(key)
})

function waitersOf({ tasks }: Program, awaited: string): string[] {
  return tasks.filter(({ dependsOn }) => dependsOn.some((link) => keyOfLink(link) === awaited)).map((task) => task.key)
}
