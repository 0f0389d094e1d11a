import { describe, expect, it } from 'vitest'
import { installEnterGuard } from './guard.ts'

function pressedPage(tagName = 'INPUT') {
  const page = new EventTarget()
  const uninstall = installEnterGuard(page)
  let seen = 0
  page.addEventListener('keydown', () => {
    seen++
  })
  const send = (type: string, timeStamp: number, fields: Record<string, unknown> = {}) => {
    const event = new Event(type, { cancelable: true })
    for (const [name, value] of Object.entries({ timeStamp, ...fields })) Object.defineProperty(event, name, { value })
    Object.defineProperty(event, 'target', { value: { tagName } })
    page.dispatchEvent(event)
    return event
  }
  const enter = (timeStamp: number, fields: Record<string, unknown> = {}) =>
    send('keydown', timeStamp, { key: 'Enter', keyCode: 13, isComposing: false, ...fields })
  return { send, enter, uninstall, seen: () => seen }
}

describe('installEnterGuard', () => {
  it('lets a plain Enter through', () => {
    const page = pressedPage()
    expect(page.enter(10).defaultPrevented).toBe(false)
    expect(page.seen()).toBe(1)
  })

  it('stops the Enter that confirms a conversion, in the order of every browser', () => {
    const page = pressedPage()
    const chromium = page.enter(10, { isComposing: true, keyCode: 229 })
    page.send('compositionend', 12)
    const safari = page.enter(14)
    expect([chromium.defaultPrevented, safari.defaultPrevented]).toEqual([true, true])
    expect(page.seen()).toBe(0)
    page.enter(400)
    expect(page.seen()).toBe(1)
  })

  it('keeps the line break of a box of several lines', () => {
    const page = pressedPage('TEXTAREA')
    expect(page.enter(10, { isComposing: true }).defaultPrevented).toBe(false)
    expect(page.seen()).toBe(0)
  })

  it('never holds back other keys, and can be taken away', () => {
    const page = pressedPage()
    page.send('keydown', 10, { key: 'a', keyCode: 229, isComposing: true })
    expect(page.seen()).toBe(1)
    page.uninstall()
    page.enter(11, { isComposing: true })
    expect(page.seen()).toBe(2)
  })
})
