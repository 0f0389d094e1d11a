import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isWorthRetrying } from './call-api.ts'
import { ProblemError } from './problem.ts'

/** The cache of an app. `onSignedOut` is told when any call finds that nobody is signed in. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (thrown: unknown) => {
    if (thrown instanceof ProblemError && thrown.kind === 'unauthenticated') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 20_000, retry: (count, thrown) => count < 2 && isWorthRetrying(thrown) },
      mutations: { retry: false },
    },
  })
}
