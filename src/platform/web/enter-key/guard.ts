import { isForInputMethod } from './composition.ts'

interface GuardTarget {
  addEventListener(type: string, listener: (event: Event) => void, capture: boolean): void
  removeEventListener(type: string, listener: (event: Event) => void, capture: boolean): void
}

/**
 * Keeps every Enter that belongs to a conversion away from the whole page, library components included: it runs before
 * any other listener and stops the event there. Call once at start; returns how to take it away.
 */
export function installEnterGuard(target: GuardTarget): () => void {
  let compositionEndedAt = Number.NEGATIVE_INFINITY

  const onCompositionEnd = (event: Event) => {
    compositionEndedAt = event.timeStamp
  }
  const onKeyDown = (event: Event) => {
    if (!isKeyboardEvent(event) || event.key !== 'Enter' || !isForInputMethod(event, compositionEndedAt)) return
    event.stopImmediatePropagation()
    // Without this a form would still submit itself; a box of several lines keeps its line break.
    if (!isMultiline(event.target)) event.preventDefault()
  }

  target.addEventListener('compositionend', onCompositionEnd, true)
  target.addEventListener('keydown', onKeyDown, true)
  return () => {
    target.removeEventListener('compositionend', onCompositionEnd, true)
    target.removeEventListener('keydown', onKeyDown, true)
  }
}

function isKeyboardEvent(event: Event): event is KeyboardEvent {
  return event.type === 'keydown' && 'key' in event && 'keyCode' in event
}

function isMultiline(target: EventTarget | null): boolean {
  if (target === null || !('tagName' in target)) return false
  return target.tagName === 'TEXTAREA' || ('isContentEditable' in target && target.isContentEditable === true)
}
