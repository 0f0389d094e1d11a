import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { HealthPanel } from './account/health-panel.tsx'

export const healthMessages = { ja, en }

export const healthPages: readonly PageDeclaration[] = [
  {
    path: '/accounts/$accountId/health',
    permission: 'health.read',
    component: lazyPage(() => import('./account/account-health-page.tsx'), 'AccountHealthPage'),
  },
]
