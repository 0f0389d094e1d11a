import { accountsModule } from '#modules/accounts/server/module.ts'
import { healthModule } from '#modules/health/server/module.ts'
import type { IdentityOptions } from '#modules/identity/server/module.ts'
import { identityModule } from '#modules/identity/server/module.ts'
import { type IntegrationsOptions, integrationsModule } from '#modules/integrations/server/module.ts'
import { type MessagingOptions, messagingModule } from '#modules/messaging/server/module.ts'
import { metricsModule } from '#modules/metrics/server/module.ts'
import { onboardingModule } from '#modules/onboarding/server/module.ts'
import { type PortalOptions, portalModule } from '#modules/portal/server/module.ts'
import { segmentsModule } from '#modules/segments/server/module.ts'
import { touchModule } from '#modules/touch/server/module.ts'
import { type UsageOptions, usageModule } from '#modules/usage/server/module.ts'
import { dropOldFiles } from '#platform/file-storage/keep-file.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import platformEn from '#platform/words/messages.en.json' with { type: 'json' }
import platformJa from '#platform/words/messages.ja.json' with { type: 'json' }
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { forgetOldAnswers } from './operations/forget-old-answers.ts'
import { jobRoutes } from './operations/jobs.ts'
import { dropOldHistory } from './operations/prune-history.ts'
import { createAct } from './sample/act.ts'
import { sampleModule } from './sample/load-sample.ts'
import { todayView } from './views/today.ts'

/** What this product consists of, a line a module. */
export function composeModules(options: {
  identity: IdentityOptions
  messaging: MessagingOptions
  portal: PortalOptions
  integrations: IntegrationsOptions
  usage: UsageOptions
}): ModuleManifest[] {
  const modules: ModuleManifest[] = [
    identityModule(options.identity),
    accountsModule,
    segmentsModule(() => modules.flatMap(({ attributes }) => attributes ?? [])),
    usageModule(options.usage),
    messagingModule(options.messaging),
    onboardingModule(() => modules.flatMap(({ attributes }) => attributes ?? [])),
    portalModule(options.portal),
    metricsModule,
    touchModule,
    integrationsModule(options.integrations),
    healthModule(() => modules.flatMap((module) => module.attributes ?? [])),
    todayView,
    platformWords,
    operations,
    sampleModule(() => createAct(modules.flatMap((module) => module.routes))),
  ]
  return modules
}

const platformWords: ModuleManifest = {
  name: 'platform',
  routes: [],
  permissions: {},
  schedules: [dropOldFiles],
  messages: { ja: platformJa, en: platformEn },
}

const operations: ModuleManifest = {
  name: 'operations',
  routes: jobRoutes,
  permissions: { 'operations.manage_jobs': ['admin'] },
  schedules: [forgetOldAnswers, dropOldHistory],
  messages: { ja, en },
}
