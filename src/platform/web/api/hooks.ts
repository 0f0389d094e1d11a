import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import { cacheKeyOf } from './address.ts'
import { callApi } from './call-api.ts'
import type { AnswerOf, ArgumentsOf, ItemOf, PagedEndpoint } from './endpoint-types.ts'
import { createIntent } from './intent.ts'
import { isChangedMeanwhile } from './problem.ts'

interface ReadOptions {
  enabled?: boolean
  /** Milliseconds between re-reads, for work that is under way. */
  refetchInterval?: number | false
  /** Shows the last answer while the next one for other arguments is under way. */
  keepsPrevious?: boolean
  /** Reads again whenever something begins to show it, however young the last answer is. */
  refetchOnMount?: 'always'
}

/** Reads one endpoint, cached by its arguments. */
export function useEndpoint<const Shape extends EndpointShape>(
  endpoint: Shape,
  args: ArgumentsOf<Shape>,
  options: ReadOptions = {},
) {
  const { keepsPrevious, ...rest } = options
  return useQuery({
    queryKey: cacheKeyOf(endpoint, args),
    queryFn: ({ signal }) => callApi(endpoint, args, { signal }),
    ...rest,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/**
 * Changes something by one endpoint. Afterwards everything read below the addresses in `refreshes` is read again (by
 * default the endpoint's first path piece); also when somebody else was quicker, so that a second press is judged
 * against what stands there now.
 */
export function useEndpointMutation<const Shape extends EndpointShape>(
  endpoint: Shape,
  options: { refreshes?: readonly EndpointShape[] } = {},
) {
  const refresh = useRefresh()
  const [intent] = useState(createIntent)
  const readAgain = () =>
    refresh(...(options.refreshes ?? [{ ...endpoint, path: `/${endpoint.path.split('/')[1] ?? ''}` }]))
  return useMutation({
    mutationFn: (args: ArgumentsOf<Shape>) =>
      callApi(endpoint, args, endpoint.method === 'POST' ? { idempotencyKey: intent.keyFor(args) } : {}),
    onSettled: (_, thrown) => intent.settle(thrown ?? undefined),
    onSuccess: readAgain,
    onError: async (thrown) => {
      if (isChangedMeanwhile(thrown)) await readAgain()
    },
  })
}

/** Reads a cursor-paged endpoint; `rows` are all pages read so far. */
export function useEndpointPages<const Shape extends PagedEndpoint>(
  endpoint: Shape,
  args: ArgumentsOf<Shape>,
  options: { enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: [...cacheKeyOf(endpoint, args), 'pages'],
    queryFn: ({ signal, pageParam }) => callApi(endpoint, withCursor(args, pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...options,
  })
  const pages = query.data?.pages
  const rows = useMemo(() => (pages ?? []).flatMap((page) => itemsOf<Shape>(page)), [pages])
  return { ...query, rows }
}

/** Marks everything read at or below the given endpoints' addresses as stale. */
export function useRefresh() {
  const client = useQueryClient()
  return async (...endpoints: readonly EndpointShape[]) => {
    await Promise.all(endpoints.map((each) => client.invalidateQueries({ queryKey: cacheKeyOf(each) })))
  }
}

function itemsOf<Shape extends PagedEndpoint>(page: AnswerOf<Shape>): readonly ItemOf<Shape>[]
function itemsOf(page: unknown): readonly unknown[] {
  return typeof page === 'object' && page !== null && 'items' in page && Array.isArray(page.items) ? page.items : []
}

function withCursor<Args extends object>(args: Args, cursor: string): Args {
  const query = 'query' in args && typeof args.query === 'object' ? args.query : {}
  return { ...args, query: { ...query, cursor } }
}
