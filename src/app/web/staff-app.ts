import type { ComponentType, ReactNode } from 'react'
import type { MessageBundle } from '#platform/web/messages/index.ts'
import type { CommandDeclaration, PageDeclaration } from '#platform/web/pages.ts'
import type { Session } from '#platform/web/session/index.ts'

/** One thing that the command palette found: a customer, a project. */
export interface FoundThing {
  id: string
  label: string
  detail?: string
  to: string
}

/** What the staff app consists of; `main.tsx` fills it from the modules. */
export interface StaffApp {
  pages: readonly PageDeclaration[]
  commands: readonly CommandDeclaration[]
  messages: Readonly<Record<string, MessageBundle>>
  loadSession: () => Promise<Session>
  signOut: () => Promise<void>
  /** Where whoever is not signed in is sent, with `next` naming the page they wanted. */
  signInPath: string
  /** What every page stands in besides the shell: the parts that one module brings to another's page. */
  surround: ComponentType<{ children: ReactNode }>
  /** Looks for things by name as the palette is typed into. */
  find?: (words: string) => Promise<readonly FoundThing[]>
}
