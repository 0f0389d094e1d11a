import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useGo } from '#platform/web/address/index.ts'

/** The one-time token behind the '#' of the link, taken out of the address bar as soon as it is read. */
export function useFragmentToken(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (window.location.hash !== '')
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }, [])
  return token
}

/** Goes on as the person who has just signed in: nothing read before them is kept. */
export function useEnter(): (to: string) => void {
  const client = useQueryClient()
  const go = useGo()
  return (to) => {
    client.clear()
    go(to)
  }
}
