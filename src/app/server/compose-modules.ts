import { accountsModule } from '#modules/accounts/server/module.ts'
import type { IdentityOptions } from '#modules/identity/server/module.ts'
import { identityModule } from '#modules/identity/server/module.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import platformEn from '#platform/words/messages.en.json' with { type: 'json' }
import platformJa from '#platform/words/messages.ja.json' with { type: 'json' }
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { jobRoutes } from './operations/jobs.ts'

/** What this product consists of, a line a module. */
export function composeModules(options: { identity: IdentityOptions }): ModuleManifest[] {
  return [identityModule(options.identity), accountsModule, platformWords, operations]
}

const platformWords: ModuleManifest = {
  name: 'platform',
  routes: [],
  permissions: {},
  messages: { ja: platformJa, en: platformEn },
}

const operations: ModuleManifest = {
  name: 'operations',
  routes: jobRoutes,
  permissions: { 'operations.manage_jobs': ['admin'] },
  messages: { ja, en },
}
