/** The part of a keydown that tells whether a key was meant for the app or for the input method. */
export interface KeyPress {
  key: string
  keyCode: number
  isComposing: boolean
  timeStamp: number
}

// Safari reports the keydown that ends a conversion after compositionend, with isComposing already false.
const settleMilliseconds = 100
const processedByInputMethod = 229

/**
 * True when the key only confirms (or is part of) an input-method conversion, so that nothing may act on it.
 * `compositionEndedAt` is the time stamp of the last compositionend, in the same clock as the key's.
 */
export function isForInputMethod(press: KeyPress, compositionEndedAt = Number.NEGATIVE_INFINITY): boolean {
  if (press.isComposing || press.keyCode === processedByInputMethod) return true
  const sinceComposition = press.timeStamp - compositionEndedAt
  return press.key === 'Enter' && sinceComposition >= 0 && sinceComposition < settleMilliseconds
}

export interface Modifiers {
  shiftKey: boolean
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/** Enter with nothing held down. */
export const isPlainEnter = (press: KeyPress & Modifiers) =>
  press.key === 'Enter' && !press.shiftKey && !press.altKey && !press.ctrlKey && !press.metaKey

/** Ctrl-Enter or ⌘-Enter: sends from a box of several lines. */
export const isCommandEnter = (press: KeyPress & Modifiers) =>
  press.key === 'Enter' && (press.ctrlKey || press.metaKey) && !press.shiftKey && !press.altKey
