import { createRootRoute, createRoute, createRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import type { PageDeclaration } from '#platform/web/pages.ts'
import { Frame } from './frame.tsx'
import { NotFound } from './not-found.tsx'

/** The routes of the customer's pages, all in the same frame, all below `/p`. */
export function createPortalRouter(pages: readonly PageDeclaration[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
  const routeTree = root.addChildren(
    pages.map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component })),
  )
  return createRouter({
    routeTree,
    basepath: '/p',
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: BrokenPage,
  })
}

function BrokenPage({ error, reset }: ErrorComponentProps) {
  return <ProblemState thrown={error} onRetry={reset} />
}
