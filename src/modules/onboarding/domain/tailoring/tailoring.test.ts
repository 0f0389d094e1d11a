import { expect, it } from 'vitest'
import { type Condition, evaluate, type Facts, type Rule } from '#platform/kernel/conditions/condition.ts'
import { builtInPrograms } from '../../content/built-in.ts'
import { keyOfLink } from '../network/link.ts'
import type { Program } from '../program.ts'
import { tailor } from './tailor.ts'

const facts: Facts = new Map<string, readonly (string | number)[]>([
  ['account.industry', ['製造業']],
  ['account.employeeCount', [420]],
  ['hearing.security', ['社内規程により ＳＳＯ が必須']],
  ['hearing.integrations', ['salesforce', 'slack']],
])

const yes: Rule = { fact: 'account.industry', test: 'one_of', values: ['製造業'] }
const no: Rule = { fact: 'account.employeeCount', test: 'at_most', value: 50 }
const open: Rule = { fact: 'hearing.network', test: 'contains', values: ['VPN'] }

it.each<{ rule: Rule; verdict: string }>([
  { rule: yes, verdict: 'met' },
  { rule: { fact: 'account.industry', test: 'none_of', values: ['製造業'] }, verdict: 'unmet' },
  { rule: { fact: 'hearing.integrations', test: 'one_of', values: ['kintone', 'slack'] }, verdict: 'met' },
  { rule: { fact: 'hearing.integrations', test: 'none_of', values: ['kintone'] }, verdict: 'met' },
  { rule: { fact: 'hearing.security', test: 'contains', values: ['sso'] }, verdict: 'met' },
  { rule: { fact: 'hearing.security', test: 'contains', values: ['SAML'] }, verdict: 'unmet' },
  { rule: { fact: 'account.employeeCount', test: 'at_least', value: 420 }, verdict: 'met' },
  { rule: no, verdict: 'unmet' },
  { rule: { fact: 'account.industry', test: 'at_least', value: 1 }, verdict: 'unmet' },
  { rule: open, verdict: 'unknown' },
  { rule: { fact: 'hearing.constructor', test: 'one_of', values: ['x'] }, verdict: 'unknown' },
  { rule: { fact: 'hearing.network', test: 'filled' }, verdict: 'unmet' },
  { rule: { fact: 'hearing.security', test: 'filled' }, verdict: 'met' },
])('$rule.fact $rule.test is $verdict', ({ rule, verdict }) => {
  expect(evaluate({ match: 'all', rules: [rule] }, facts)).toBe(verdict)
})

it.each<{ match: Condition['match']; rules: Rule[]; verdict: string }>([
  { match: 'all', rules: [yes, no], verdict: 'unmet' },
  { match: 'any', rules: [yes, no], verdict: 'met' },
  { match: 'all', rules: [yes, open], verdict: 'unknown' },
  { match: 'all', rules: [no, open], verdict: 'unmet' },
  { match: 'any', rules: [yes, open], verdict: 'met' },
  { match: 'any', rules: [no, open], verdict: 'unknown' },
])(
  'lets the known rules decide alone where they can: $match of $rules.length is $verdict',
  ({ match, rules, verdict }) => {
    expect(evaluate({ match, rules }, facts)).toBe(verdict)
  },
)

it('hands the links of what is left out on to what waited for it', () => {
  const [low] = builtInPrograms.filter(({ key }) => key === 'wbs_low_6w')
  if (!low) throw new Error('The program is missing.')
  const linked = low.tasks.find(
    ({ dependsOn, key }) => dependsOn.length > 0 && low.tasks.some((each) => waits(each.dependsOn, key)),
  )
  if (!linked) throw new Error('No task in the middle.')
  const program: Program = {
    ...low,
    tasks: low.tasks.map((task) =>
      task.key === linked.key ? { ...task, when: { match: 'all', rules: [open] } } : task,
    ),
  }
  const { program: tailored, leftOut } = tailor(program, facts)
  expect(leftOut).toEqual([{ key: linked.key, verdict: 'unknown' }])
  const after = low.tasks.filter((each) => waits(each.dependsOn, linked.key))
  for (const { key } of after) {
    const task = tailored.tasks.find((each) => each.key === key)
    const keys = task?.dependsOn.map(keyOfLink) ?? []
    expect(keys).not.toContain(linked.key)
    expect(keys).toEqual(expect.arrayContaining(linked.dependsOn.map(keyOfLink)))
  }
  expect(tailor(low, new Map()).program).toBe(low)
})

function waits(links: Program['tasks'][number]['dependsOn'], key: string): boolean {
  return links.some((link) => keyOfLink(link) === key)
}
