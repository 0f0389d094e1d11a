import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react'
import { onEnter } from '../enter-key/index.ts'

interface RowKeysOptions {
  count: number
  scroller: RefObject<HTMLDivElement | null>
  open: (index: number) => void
  choose: ((index: number, isRange: boolean) => void) | undefined
}

const pageOfRows = 12

/** The row that a key leads to, or undefined when the key is not for moving. */
export function rowAfterKey(key: string, active: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + pageOfRows,
    PageUp: active - pageOfRows,
    Home: 0,
    End: count - 1,
  }
  const wanted = moves[key]
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted))
}

/** Keyboard of a table: one row at a time is in the tab order, and it stays drawn while scrolled away. */
export function useRowKeys({ count, scroller, open, choose }: RowKeysOptions) {
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)

  const openActive = onEnter(() => open(active))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.role === 'row'
    if (!isOnRow || event.ctrlKey || event.metaKey || event.altKey) return
    const next = rowAfterKey(event.key, active, count)
    if (next !== undefined) {
      event.preventDefault()
      if (event.shiftKey) choose?.(next, true)
      wantsFocus.current = true
      setActive(next)
    } else if (event.key === ' ' && choose) {
      event.preventDefault()
      choose(active, event.shiftKey)
    } else {
      openActive(event)
    }
  }

  const position = useMemo(
    () => ({
      active,
      withActiveRow: (range: Range) =>
        [...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)])].sort((a, b) => a - b),
      /** After a move by key: shows the row and focuses it. */
      follow: (virtual: { scrollToIndex: (index: number) => void }) => {
        if (!wantsFocus.current) return
        wantsFocus.current = false
        virtual.scrollToIndex(active)
        scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus({ preventScroll: true })
      },
    }),
    [active, scroller],
  )
  return { position, activate: setActive, onKeyDown }
}
