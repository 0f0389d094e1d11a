import { useEffect, useRef } from 'react'
import { isForInputMethod } from './composition.ts'

const patienceMilliseconds = 1200

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** G and then a letter goes somewhere, unless somebody types: `useGoKeys([['C', () => go('/accounts')]])`. */
export function useGoKeys(ways: readonly (readonly [letter: string, go: () => void])[]): void {
  const latest = useRef(ways)
  useEffect(() => {
    latest.current = ways
  })
  useEffect(() => {
    let pressedAt = Number.NEGATIVE_INFINITY
    const onKeyDown = (event: KeyboardEvent) => {
      if (isForInputMethod(event) || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const letter = event.key.toUpperCase()
      const way = latest.current.find(([each]) => each === letter)
      if (way && event.timeStamp - pressedAt < patienceMilliseconds) {
        event.preventDefault()
        way[1]()
      }
      pressedAt = letter === 'G' ? event.timeStamp : Number.NEGATIVE_INFINITY
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
