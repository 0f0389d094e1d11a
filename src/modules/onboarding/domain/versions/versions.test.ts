import { expect, it } from 'vitest'
import { builtInPrograms } from '../../content/built-in.ts'
import type { Program } from '../program.ts'
import { diffPrograms } from './diff.ts'
import { programHints } from './hints.ts'

const [program] = builtInPrograms
if (program === undefined) throw new Error('There is no program.')
const [first, second] = program.tasks
if (first === undefined || second === undefined) throw new Error('The program has no tasks.')

it('tells added, removed and changed tasks with what of them changed', () => {
  const after: Program = {
    ...program,
    rangeWeeks: program.rangeWeeks + 1,
    tasks: [
      { ...first, dueOffset: first.dueOffset + 1, name: { ja: '別名', en: 'Other' } },
      { ...second, key: 'brand_new' },
      ...program.tasks.slice(2).toReversed(),
    ],
  }
  const diff = diffPrograms(program, after)
  expect(diff.head).toEqual(['rangeWeeks'])
  expect(diff.added.map(({ key }) => key)).toEqual(['brand_new'])
  expect(diff.removed.map(({ key }) => key)).toEqual([second.key])
  expect(diff.changed).toMatchObject([{ task: { key: first.key }, fields: ['name', 'days'] }])
  expect(diffPrograms(program, program)).toEqual({ head: [], added: [], removed: [], changed: [] })
})

it('takes a bare key and a link without a lag for the same', () => {
  const spelledOut = program.tasks.map((task) => ({
    ...task,
    dependsOn: task.dependsOn.map((link) =>
      typeof link === 'string' ? { task: link, kind: 'finish_start' as const, lag: 0 } : link,
    ),
  }))
  expect(diffPrograms(program, { ...program, tasks: spelledOut }).changed).toEqual([])
})

it('hints at work that is linked to nothing, at empty stages and at a missing kickoff', () => {
  const loose = { ...first, key: 'loose', dependsOn: [], kind: undefined }
  const hints = programHints({
    ...program,
    stages: [...program.stages, { key: 'empty', name: { ja: '空', en: 'Empty' } }],
    tasks: [...program.tasks.filter(({ kind }) => kind !== 'kickoff'), loose],
  })
  expect(hints).toEqual(
    expect.arrayContaining([
      { code: 'orphan', key: 'loose' },
      { code: 'empty_stage', key: 'empty' },
      { code: 'no_kickoff', key: program.key },
    ]),
  )
  expect(programHints(program).filter(({ code }) => code === 'no_kickoff' || code === 'empty_stage')).toEqual([])
})
