import { useHotkeys } from '@mantine/hooks'
import type { KeyboardEvent } from 'react'
import { isCommandEnter, isForInputMethod, isPlainEnter } from './composition.ts'

type KeyHandler = (event: KeyboardEvent<HTMLElement>) => void

function on(isWanted: typeof isPlainEnter, handler: KeyHandler): KeyHandler {
  return (event) => {
    const { nativeEvent } = event
    if (isForInputMethod(nativeEvent) || !isWanted(nativeEvent) || event.defaultPrevented) return
    event.preventDefault()
    handler(event)
  }
}

/** An `onKeyDown` that acts on Enter alone, never on one that confirms a conversion. */
export const onEnter = (handler: KeyHandler): KeyHandler => on(isPlainEnter, handler)

/** An `onKeyDown` that acts on Ctrl-Enter or ⌘-Enter, for boxes of several lines. */
export const onCommandEnter = (handler: KeyHandler): KeyHandler => on(isCommandEnter, handler)

/** An `onKeyDown` that does something before Enter submits the form around: an input is read that is not left yet. */
export const beforeEnter =
  (handler: () => void): KeyHandler =>
  ({ nativeEvent }) => {
    if (!isForInputMethod(nativeEvent) && isPlainEnter(nativeEvent)) handler()
  }

/** Spread on an input outside a form: Enter submits; in a textarea Ctrl-Enter or ⌘-Enter does. */
export function useEnterSubmit(submit: () => void): { onKeyDown: KeyHandler } {
  const inLine = onEnter(submit)
  const inBox = onCommandEnter(submit)
  return {
    onKeyDown: (event) => (event.currentTarget.tagName === 'TEXTAREA' ? inBox(event) : inLine(event)),
  }
}

/** Shortcuts of a page (`mod+K`, `C`, `/`): silent while somebody types or converts. */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>, options: { whileTyping?: boolean } = {}) {
  useHotkeys(
    Object.entries(shortcuts).map(([keys, act]) => [
      keys,
      (event) => {
        if (!isForInputMethod(event)) act()
      },
    ]),
    options.whileTyping ? [] : ['INPUT', 'TEXTAREA', 'SELECT'],
  )
}
