import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { usageRolled } from '../events.ts'
import { measureAttributes } from './attributes/measure-attributes.ts'
import { usageAttributes } from './attributes/usage-attributes.ts'
import { recountFeaturesJob } from './features/recount-features.ts'
import { dropOldRejections } from './live/drop-old-rejections.ts'
import { catchUpJob } from './measures/count-derived.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { countLeftBehind, rollBatchesJob } from './rollups/roll-batches.ts'
import { usageRoutes } from './routes.ts'

export const usageModule: ModuleManifest = {
  name: 'usage',
  routes: usageRoutes,
  permissions: {
    'usage.read': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
    'usage.manage': ['admin', 'ops'],
  },
  events: [usageRolled],
  jobs: [rollBatchesJob, recountFeaturesJob, catchUpJob],
  schedules: [countLeftBehind, dropOldRejections],
  attributes: [usageAttributes, measureAttributes],
  messages: { ja, en },
}
