import { expect, it } from 'vitest'
import { builtInPrograms } from '../../../../content/built-in.ts'
import type { Program } from '../../../../domain/program.ts'
import { back, begin, forth, saved, step } from './draft-line.ts'

const [program] = builtInPrograms
if (program === undefined) throw new Error('no built-in program')
const named = (ja: string) => (each: Program) => ({ ...each, name: { ...each.name, ja } })

it('keeps what is edited while an earlier edit is on its way', () => {
  const first = step(begin({ program, version: 3, at: 1 }), named('一'))
  const second = step(first, (each) => ({ ...each, name: { ...each.name, en: 'Two' } }))
  const after = saved(second, first.program, { version: 4, at: 2 })
  expect(after.program.name).toEqual({ ja: '一', en: 'Two' })
  expect(after).toMatchObject({ version: 4, saved: first.program })
  expect(after.program).not.toBe(after.saved)
  expect(saved(after, after.program, { version: 5, at: 3 }).saved).toBe(after.program)
})

it('goes back and forth, and forgets the way forth with another edit', () => {
  const line = step(step(begin({ program, version: 1, at: 1 }), named('一')), named('二'))
  const once = back(line)
  expect(once.program.name.ja).toBe('一')
  expect(forth(once).program).toBe(line.program)
  expect(back(back(back(line))).program).toBe(program)
  expect(forth(step(once, named('三'))).program.name.ja).toBe('三')
})

it('counts an edit that changes nothing as none', () => {
  const line = begin({ program, version: 1, at: 1 })
  expect(step(line, (each) => each)).toBe(line)
})
