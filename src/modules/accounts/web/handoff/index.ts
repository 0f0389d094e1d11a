import { IconArrowsExchange } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }

export { HandoffPanel } from './handoff-panel.tsx'

/** Words of sheets and handovers, to be laid beside the module's others. */
export const handoffWords = { ja: japanese, en: english }

export const handoffPages: readonly PageDeclaration[] = [
  {
    path: '/accounts/$accountId/handoff',
    component: lazyPage(() => import('./handoff-page.tsx'), 'HandoffPage'),
    permission: 'accounts.read',
  },
  {
    path: '/accounts/$accountId/hearing',
    component: lazyPage(() => import('./hearing-page.tsx'), 'HearingPage'),
    permission: 'accounts.read',
  },
  {
    path: '/handoffs',
    component: lazyPage(() => import('./handoffs-page.tsx'), 'HandoffsPage'),
    permission: 'accounts.read',
    navigation: { labelKey: 'accounts:handoff.navigation', icon: IconArrowsExchange, order: 25 },
  },
]
