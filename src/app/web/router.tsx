import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { addressTo } from '#platform/web/address/index.ts'
import { refusal } from '#platform/web/api/index.ts'
import { PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { SessionProvider } from '#platform/web/session/index.ts'
import { placesOf } from './shell/places.ts'
import { Shell } from './shell/shell.tsx'
import type { StaffApp } from './staff-app.ts'

/** The routes of all pages: those of signed-in people inside the shell, the others bare. */
export function createStaffRouter(app: StaffApp) {
  const root = createRootRoute({ component: Outlet })
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: () => (
      <SessionProvider load={app.loadSession}>
        <Shell app={app} />
      </SessionProvider>
    ),
  })
  const bare = app.pages.filter((page) => page.access === 'anyone')
  const inside = app.pages.filter((page) => page.access !== 'anyone')
  const first = placesOf(app.pages)[0]
  const home = createRoute({
    getParentRoute: () => shell,
    path: '/',
    component: NotFound,
    beforeLoad: () => {
      if (first) throw redirect({ href: first.path })
    },
  })
  const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })
  const routeTree = root.addChildren([
    ...bare.map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component })),
    shell.addChildren([
      ...inside.map(({ path, component }) => createRoute({ getParentRoute: () => shell, path, component })),
      ...(inside.some((page) => page.path === '/') ? [] : [home]),
      elsewhere,
    ]),
  ])
  return createRouter({
    routeTree,
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: BrokenPage,
  })
}

/** Where to sign in, remembering the page that was wanted; undefined on pages that anyone may open. */
export function signInAddress(app: StaffApp, pattern: string, wanted: string): string | undefined {
  const isOpen = app.pages.some((page) => page.access === 'anyone' && page.path === pattern)
  return isOpen || pattern === app.signInPath ? undefined : addressTo(app.signInPath, { next: wanted })
}

function NotFound() {
  return <ProblemState thrown={refusal('not_found')} />
}

function BrokenPage({ error, reset }: ErrorComponentProps) {
  return <ProblemState thrown={error} onRetry={reset} />
}
