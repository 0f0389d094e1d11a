import { IconFileImport, IconHeadset, IconMessageQuestion } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { TicketsPanel } from './tickets/tickets-panel.tsx'

export const integrationsMessages = { ja, en }

export const integrationsPages: readonly PageDeclaration[] = [
  {
    path: '/tickets',
    permission: 'integrations.read',
    component: lazyPage(() => import('./tickets/tickets-page.tsx'), 'TicketsPage'),
    navigation: { labelKey: 'integrations:list.title', icon: IconMessageQuestion, order: 45 },
  },
  {
    path: '/settings/ticket-sources',
    permission: 'integrations.manage_sources',
    component: lazyPage(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
    settings: {
      labelKey: 'integrations:sources.title',
      hintKey: 'integrations:sources.hint',
      icon: IconHeadset,
      order: 60,
    },
  },
  {
    path: '/settings/record-imports',
    permission: 'integrations.import_records',
    component: lazyPage(() => import('./records/records-page.tsx'), 'RecordsPage'),
    settings: {
      labelKey: 'integrations:records.title',
      hintKey: 'integrations:records.hint',
      icon: IconFileImport,
      order: 58,
    },
  },
]
