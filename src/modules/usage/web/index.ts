import { IconActivity } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { UsagePanel } from './account/usage-panel.tsx'

export const usageMessages = { ja, en }

export const usagePages: readonly PageDeclaration[] = [
  {
    path: '/settings/usage',
    permission: 'usage.read',
    component: lazyPage(() => import('./sources/sources-page.tsx'), 'SourcesPage'),
    settings: { labelKey: 'usage:sources.title', hintKey: 'usage:sources.hint', icon: IconActivity, order: 58 },
  },
  {
    path: '/settings/usage/features',
    permission: 'usage.read',
    component: lazyPage(() => import('./features/features-page.tsx'), 'FeaturesPage'),
  },
  {
    path: '/settings/usage/identity',
    permission: 'usage.read',
    component: lazyPage(() => import('./identity/identity-page.tsx'), 'IdentityPage'),
  },
  {
    path: '/settings/usage/measures',
    permission: 'usage.read',
    component: lazyPage(() => import('./measures/measures-page.tsx'), 'MeasuresPage'),
  },
  {
    path: '/settings/usage/$sourceId',
    permission: 'usage.read',
    component: lazyPage(() => import('./live/source-page.tsx'), 'SourcePage'),
  },
  {
    path: '/settings/usage/$sourceId/upload',
    permission: 'usage.read',
    component: lazyPage(() => import('./uploads/upload-page.tsx'), 'UploadPage'),
  },
]
