import { roles } from '#modules/identity/contract.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { countOnboardingFacts } from './onboarding/count-facts.ts'
import { metricsRoutes } from './routes.ts'

export const metricsModule: ModuleManifest = {
  name: 'metrics',
  routes: metricsRoutes,
  permissions: { 'metrics.read': roles, 'metrics.review_graduation': ['admin', 'manager', 'csm', 'ops'] },
  schedules: [{ name: 'metrics.count_onboarding', every: 'hour', run: countOnboardingFacts }],
  messages: { ja, en },
}
