import { expect, it } from 'vitest'
import { createSeal } from './seal.ts'

const seal = createSeal('a-secret-for-tests-that-is-long-enough')

it('opens what it closed, for the same one only', () => {
  const sealed = seal.close('ひみつ', 'one')
  expect(sealed.includes(Buffer.from('ひみつ'))).toBe(false)
  expect(seal.open(sealed, 'one')).toBe('ひみつ')
  expect(seal.open(sealed, 'other')).toBeUndefined()
  expect(createSeal('another-secret-that-is-long-enough-too').open(sealed, 'one')).toBeUndefined()
})

it('opens nothing that was changed or cut', () => {
  const sealed = seal.close('secret', 'one')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(seal.open(changed, 'one')).toBeUndefined()
    expect(seal.open(sealed.subarray(0, at), 'one')).toBeUndefined()
  }
})

it('never closes the same twice alike', () => {
  expect(seal.close('secret', 'one').equals(seal.close('secret', 'one'))).toBe(false)
})
