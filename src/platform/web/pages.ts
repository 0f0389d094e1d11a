import type { Icon } from '@tabler/icons-react'
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'

/** A page that a module brings. The app makes a route, and where asked a place in the rail, of each. */
export interface PageDeclaration {
  /** Parameters as `$accountId`: `/accounts/$accountId`. */
  path: string
  component: RouteComponent
  /** Hidden from, and refused to, whoever lacks it. */
  permission?: string
  /** `anyone` is shown without the shell and without signing in. */
  access?: 'signed_in' | 'anyone'
  navigation?: {
    /** With its namespace: `accounts:navigation`. */
    labelKey: string
    icon: Icon
    /** Small is first. */
    order: number
    /** Key pressed after G to go there. */
    shortcut?: string
  }
  /** Lists the page among the settings, which have one place for all. */
  settings?: {
    labelKey: string
    /** One line on what is set there. */
    hintKey: string
    icon: Icon
    order: number
  }
}

/** Something the command palette can do beside opening pages. */
export interface CommandDeclaration {
  id: string
  labelKey: string
  icon: Icon
  /** Where it leads, with its state: `/accounts?new=true`. */
  to: string
  permission?: string
}

/** A page in a chunk of its own: `lazyPage(() => import('./accounts-page.tsx'), 'AccountsPage')`. */
export const lazyPage = lazyRouteComponent
