import { describe, expect, it } from 'vitest'
import { isCommandEnter, isForInputMethod, isPlainEnter } from './composition.ts'

const enter = { key: 'Enter', keyCode: 13, isComposing: false, timeStamp: 1000 }
const free = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

describe('isForInputMethod', () => {
  it.each([
    { what: 'a plain Enter', press: enter, endedAt: undefined, expected: false },
    { what: 'Enter while composing', press: { ...enter, isComposing: true }, endedAt: undefined, expected: true },
    { what: 'Enter as key code 229', press: { ...enter, keyCode: 229 }, endedAt: undefined, expected: true },
    { what: 'Enter in the instant of compositionend', press: enter, endedAt: 1000, expected: true },
    { what: 'Enter 60 ms after compositionend', press: enter, endedAt: 940, expected: true },
    { what: 'a deliberate Enter 100 ms after compositionend', press: enter, endedAt: 900, expected: false },
    {
      what: 'a letter just after compositionend',
      press: { ...enter, key: 'a', keyCode: 65 },
      endedAt: 990,
      expected: false,
    },
    { what: 'an Enter from before the last compositionend', press: enter, endedAt: 1200, expected: false },
  ])('$what → $expected', ({ press, endedAt, expected }) => {
    expect(isForInputMethod(press, endedAt)).toBe(expected)
  })
})

describe('which Enter', () => {
  it.each([
    { held: {}, plain: true, command: false },
    { held: { shiftKey: true }, plain: false, command: false },
    { held: { altKey: true }, plain: false, command: false },
    { held: { ctrlKey: true }, plain: false, command: true },
    { held: { metaKey: true }, plain: false, command: true },
    { held: { metaKey: true, shiftKey: true }, plain: false, command: false },
  ])('$held', ({ held, plain, command }) => {
    const press = { ...enter, ...free, ...held }
    expect(isPlainEnter(press)).toBe(plain)
    expect(isCommandEnter(press)).toBe(command)
  })
})
