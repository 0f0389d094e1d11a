import { expect, it } from 'vitest'
import { keyOfLink } from '../../../../domain/network/link.ts'
import type { Program } from '../../../../domain/program.ts'
import {
  blankTask,
  freeKey,
  withoutTask,
  withStageMoved,
  withTask,
  withTaskBefore,
  withTaskMoved,
} from './program-edits.ts'

const bare: Program = {
  key: 'own',
  version: 1,
  name: { ja: '自社', en: 'Own' },
  touchModel: 'low',
  dayKind: 'business',
  rangeWeeks: 6,
  valueTaskKey: 'a',
  stages: [
    { key: 'one', name: { ja: '一', en: 'One' } },
    { key: 'two', name: { ja: '二', en: 'Two' } },
  ],
  tasks: [],
}
const program = ['a', 'b', 'c'].reduce(
  (made, key) =>
    withTask(made, {
      ...blankTask(made, key === 'c' ? 'two' : 'one'),
      key,
      dependsOn: key === 'a' ? [] : ['a'],
    }),
  bare,
)
const keysOf = ({ tasks }: Program) => tasks.map(({ key }) => key).join('')

it('moves a task within its stage only', () => {
  expect(keysOf(withTaskMoved(program, 'b', -1))).toBe('bac')
  expect(keysOf(withTaskMoved(program, 'b', 1))).toBe('abc')
})

it('takes a dropped task into the stage of the one it is dropped on', () => {
  const moved = withTaskBefore(program, 'a', 'c')
  expect(keysOf(moved)).toBe('bac')
  expect(moved.tasks[1]?.stage).toBe('two')
  expect(withTaskBefore(program, 'a', 'a')).toBe(program)
})

it('takes a task out with what waited for it', () => {
  const left = withoutTask(program, 'a')
  expect(keysOf(left)).toBe('bc')
  expect(left.tasks.flatMap(({ dependsOn }) => dependsOn.map(keyOfLink))).toEqual([])
})

it('moves stages and finds keys that are free', () => {
  expect(withStageMoved(program, 'two', -1).stages.map(({ key }) => key)).toEqual(['two', 'one'])
  expect(withStageMoved(program, 'two', 1)).toBe(program)
  expect(freeKey('task', [{ key: 'task_2' }])).toBe('task_3')
})

it('takes a task out of what waits for it and out of the value roadmap', () => {
  const text = { ja: '段階', en: 'Stage' }
  const roadmap = [{ key: 'first', name: text, value: text, evidence: text, taskKeys: ['a', 'b'] }]
  const { tasks, roadmap: left } = withoutTask({ ...program, roadmap }, 'a')
  expect(tasks.flatMap(({ dependsOn }) => dependsOn)).toEqual([])
  expect(left?.map(({ taskKeys }) => taskKeys)).toEqual([['b']])
})

it('gives a new task the kind that work of its element mostly is', () => {
  const training = { ...blankTask(bare, 'one'), key: 't', element: 'training' as const }
  const planning = { ...training, element: 'kickoff_planning' as const }
  expect(blankTask(bare, 'one').kind).toBe('environment')
  expect(blankTask(withTask(bare, training), 'one')).toMatchObject({ element: 'training', kind: 'training' })
  expect(blankTask(withTask(bare, planning), 'one').kind).toBeUndefined()
})
