import { Anchor, type AnchorProps, type ElementProps } from '@mantine/core'
import { defaultStringifySearch, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import type { z } from 'zod'

/** The page's path parameters, checked: `usePageParams(z.object({ accountId: z.uuid() }))`. */
export function usePageParams<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  return schema.parse(useParams({ strict: false }))
}

/**
 * State that lives in the address (filters, tab, date), so that every view can be linked. Give every field a
 * `.catch()`; undefined leaves the address. Changes replace the entry unless `push` is asked for.
 */
export function useAddressState<Schema extends z.ZodObject>(schema: Schema) {
  const navigate = useNavigate()
  const state = schema.parse(useSearch({ strict: false }))
  const change = (changes: Partial<z.input<Schema>>, { push = false } = {}) =>
    navigate({ to: '.', search: (before: object) => ({ ...before, ...changes }), replace: !push })
  return [state, change] as const
}

/** The address of a page with its state: `addressTo('/accounts', { phase: 'onboarding' })`. */
export function addressTo(to: string, search: Record<string, unknown> = {}): string {
  return to + defaultStringifySearch(search)
}

/** Goes to a page of this app: `const go = useGo(); go('/accounts/' + id)`. */
export function useGo(): (to: string, search?: Record<string, unknown>) => void {
  const navigate = useNavigate()
  return (to, search) => {
    navigate({ href: addressTo(to, search) })
  }
}

interface PageLinkProps extends AnchorProps, Omit<ElementProps<'a', keyof AnchorProps>, 'href'> {
  /** A finished path: `/accounts/0190…`. */
  to: string
  search?: Record<string, unknown>
  children: ReactNode
}

/** A link to a page of this app, loaded ahead when pointed at; opens in a new tab as any link does. */
export function PageLink({ to, search, onClick, ...others }: PageLinkProps) {
  const router = useRouter()
  const preload = () => {
    // A failed load ahead is no failure: the click loads again and shows what is wrong.
    router.preloadRoute({ to }).catch(() => undefined)
  }
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || opensElsewhere) return
    event.preventDefault()
    router.navigate({ href: addressTo(to, search) })
  }
  return <Anchor href={addressTo(to, search)} onClick={follow} onPointerEnter={preload} onFocus={preload} {...others} />
}

/** The address of this app's first page; undefined outside its pages. */
export function useHome(): string | undefined {
  const router: { basepath: string } | undefined = useRouter({ warn: false })
  return router?.basepath
}
