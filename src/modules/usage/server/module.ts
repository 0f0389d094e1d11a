import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { usageRolled } from '../events.ts'
import { measureAttributes } from './attributes/measure-attributes.ts'
import { usageAttributes } from './attributes/usage-attributes.ts'
import { recountFeaturesJob } from './features/recount-features.ts'
import { dropOldMonths } from './keeping/drop-old-months.ts'
import { mergeDayPartsDaily, mergeDayPartsJob } from './keeping/merge-day-parts.ts'
import { dropOldRejections } from './live/drop-old-rejections.ts'
import { catchUpJob } from './measures/count-derived.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { countLeftBehind, rollBatchesJob } from './rollups/roll-batches.ts'
import { usageRoutes } from './routes.ts'
import { dropOldUploads } from './uploads/drop-old-uploads.ts'
import { uploadRoutes } from './uploads/routes.ts'
import { runUploadJob } from './uploads/run-upload.ts'

export interface UsageOptions {
  /** How long events are kept, in days; what was counted of them stays. */
  retentionDays: number
}

export const usageModule = ({ retentionDays }: UsageOptions): ModuleManifest => ({
  name: 'usage',
  routes: [...usageRoutes, ...uploadRoutes(retentionDays)],
  permissions: {
    'usage.read': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
    'usage.manage': ['admin', 'ops'],
  },
  events: [usageRolled],
  jobs: [rollBatchesJob, recountFeaturesJob, catchUpJob, mergeDayPartsJob, runUploadJob(retentionDays)],
  schedules: [countLeftBehind, dropOldRejections, dropOldUploads, dropOldMonths(retentionDays), mergeDayPartsDaily],
  attributes: [usageAttributes, measureAttributes],
  messages: { ja, en },
})
