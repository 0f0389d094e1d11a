import { useState } from 'react'

/**
 * What is being typed into a form that is sent at its end, kept over a reload of this tab and nowhere else. `forget` once
 * it was sent or given up. `key` names the form and whose it is.
 */
export function useKept<Value extends Readonly<Record<string, string>>>(key: string, begun: Value) {
  const [kept, setKept] = useState<Value>(() => ({ ...begun, ...readKept(key) }))
  return {
    value: kept,
    set: (part: Partial<Value>) => {
      const next = { ...kept, ...part }
      setKept(next)
      store(() => window.sessionStorage.setItem(key, JSON.stringify(next)))
    },
    forget: () => store(() => window.sessionStorage.removeItem(key)),
  }
}

/** Whether something was typed and not sent. */
export const hasKept = (key: string): boolean => Object.keys(readKept(key)).length > 0

function readKept(key: string): Record<string, string> {
  const found: unknown = store(() => JSON.parse(window.sessionStorage.getItem(key) ?? '{}'))
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'))
}

/** A browser that keeps nothing, or is full, only keeps nothing. */
function store<Answer>(work: () => Answer): Answer | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
