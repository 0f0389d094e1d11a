import { IconReportAnalytics } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const metricsMessages = { ja, en }

export const metricsPages: readonly PageDeclaration[] = [
  {
    path: '/reports/onboarding',
    permission: 'metrics.read',
    component: lazyPage(() => import('./onboarding/onboarding-page.tsx'), 'OnboardingReportPage'),
  },
  {
    path: '/reports/graduation',
    permission: 'metrics.read',
    component: lazyPage(() => import('./graduation/graduation-page.tsx'), 'GraduationReviewPage'),
  },
  {
    path: '/reports/time-to-value',
    permission: 'metrics.read',
    component: lazyPage(() => import('./time-to-value-page.tsx'), 'TimeToValuePage'),
    navigation: { labelKey: 'metrics:navigation', icon: IconReportAnalytics, order: 60, shortcut: 'R' },
  },
]
