import { Anchor, type AnchorProps } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { MouseEventHandler, ReactNode } from 'react'
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

/** Goes to a page of this app: `const go = useGo(); go('/accounts/' + id)`. */
export function useGo(): (to: string, search?: Record<string, unknown>) => void {
  const navigate = useNavigate()
  return (to, search) => {
    if (search === undefined) navigate({ href: to })
    else navigate({ to, search })
  }
}

interface PageLinkProps extends AnchorProps {
  /** A finished path: `/accounts/0190…`. */
  to: string
  search?: Record<string, unknown>
  children: ReactNode
  onClick?: MouseEventHandler
}

/** A link to a page of this app, loaded ahead when pointed at. */
export function PageLink({ to, search, ...others }: PageLinkProps) {
  return <Anchor component={Link} to={to} search={() => search ?? {}} preload="intent" {...others} />
}
