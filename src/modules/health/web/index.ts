import { IconBellHeart, IconHeartbeat, IconScale } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { HealthPanel } from './account/health-panel.tsx'

export const healthMessages = { ja, en }

export const healthPages: readonly PageDeclaration[] = [
  {
    path: '/health',
    permission: 'health.read',
    component: lazyPage(() => import('./portfolio/health-page.tsx'), 'HealthPage'),
    navigation: { labelKey: 'health:portfolio.title', icon: IconHeartbeat, order: 23, shortcut: 'H' },
  },
  {
    path: '/health/back-test',
    permission: 'health.read',
    component: lazyPage(() => import('./back-test/back-test-page.tsx'), 'BackTestPage'),
  },
  {
    path: '/settings/scorecards',
    permission: 'health.read',
    component: lazyPage(() => import('./scorecards/scorecards-page.tsx'), 'ScorecardsPage'),
    settings: { labelKey: 'health:scorecards.title', hintKey: 'health:scorecards.hint', icon: IconScale, order: 46 },
  },
  {
    path: '/settings/scorecards/$scorecardKey',
    permission: 'health.read',
    component: lazyPage(() => import('./scorecards/scorecard-page.tsx'), 'ScorecardPage'),
  },
  {
    path: '/settings/health',
    permission: 'health.read',
    component: lazyPage(() => import('./settings/health-settings-page.tsx'), 'HealthSettingsPage'),
    settings: { labelKey: 'health:watching.title', hintKey: 'health:watching.hint', icon: IconBellHeart, order: 47 },
  },
  {
    path: '/accounts/$accountId/health',
    permission: 'health.read',
    component: lazyPage(() => import('./account/account-health-page.tsx'), 'AccountHealthPage'),
  },
]
