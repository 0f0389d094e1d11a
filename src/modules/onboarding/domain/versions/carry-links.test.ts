import { describe, expect, it } from 'vitest'
import { type Link, toLinks } from '../network/link.ts'
import { carryLinks, withoutCircles } from './carry-links.ts'

const link = (task: string, lag = 0): Link => ({ task, kind: 'finish_start', lag })
const known = new Set(['a', 'b', 'c', 'new', 'own'])
const added = new Set(['new'])

describe('links of a task that follows another version', () => {
  it.each([
    { name: 'nothing differs', earlier: [link('a')], wanted: [link('a')], present: [link('a')], expected: [link('a')] },
    { name: 'the version adds one', earlier: [], wanted: [link('a')], present: [], expected: [link('a')] },
    { name: 'the version drops one', earlier: [link('a')], wanted: [], present: [link('a')], expected: [] },
    {
      name: 'one set by hand stays beside what the version adds',
      earlier: [link('a')],
      wanted: [link('a'), link('b')],
      present: [link('a'), link('c')],
      expected: [link('a'), link('c'), link('b')],
    },
    {
      name: 'one to a task of our own stays',
      earlier: [],
      wanted: [link('b')],
      present: [link('own')],
      expected: [link('own'), link('b')],
    },
    {
      name: 'one taken away by hand stays away',
      earlier: [link('a')],
      wanted: [link('a'), link('b')],
      present: [],
      expected: [link('b')],
    },
    {
      name: 'a lag set by hand stays',
      earlier: [link('a')],
      wanted: [link('a'), link('b')],
      present: [link('a', 3)],
      expected: [link('a', 3), link('b')],
    },
    {
      name: 'a lag that the version changes goes before',
      earlier: [link('a')],
      wanted: [link('a', 5)],
      present: [link('a', 3)],
      expected: [link('a', 5)],
    },
    {
      name: 'one to a task that comes with the version comes, whatever the earlier version said',
      earlier: [link('new')],
      wanted: [link('new')],
      present: [link('a')],
      expected: [link('a'), link('new')],
    },
    { name: 'one to a task that there is not', earlier: [], wanted: [link('z')], present: [], expected: [] },
  ])('$name', ({ expected, ...sources }) => {
    expect(carryLinks(sources, { known, added })).toEqual(expected)
  })
})

describe('circles', () => {
  const task = (key: string, ...dependsOn: string[]) => ({ key, dependsOn: toLinks(dependsOn) })

  it('are opened at what was linked by hand', () => {
    const network = [task('a', 'c'), task('b', 'a'), task('c', 'b', 'd'), task('d')]
    const isByHand = (key: string, { task: on }: Link) => key === 'a' && on === 'c'
    expect(withoutCircles(network, isByHand)).toEqual([task('a'), ...network.slice(1)])
  })

  it('of the version itself stay, to be refused by the plan', () => {
    const network = [task('a', 'b'), task('b', 'a')]
    expect(withoutCircles(network, () => false)).toEqual(network)
  })
})
