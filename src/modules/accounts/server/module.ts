import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import * as events from '../events.ts'
import { accountsAttributes } from './attributes/attributes.ts'
import { customFieldRoutes } from './custom-fields/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { fitJobs, fitSchedules } from './fit/judge-fits.ts'
import { fitRoutes } from './fit/routes.ts'
import handoffEn from './handoff/messages.en.json' with { type: 'json' }
import handoffJa from './handoff/messages.ja.json' with { type: 'json' }
import { handoffPermissions, handoffRoutes } from './handoff/routes.ts'
import { importJobs } from './imports/jobs.ts'
import { importRoutes } from './imports/routes.ts'
import { importMessages } from './imports/words.ts'
import { knownFactRoutes } from './known-facts/routes.ts'
import { listRoutes } from './lists/routes.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { phaseRoutes } from './phases/routes.ts'
import { profileRoutes } from './profiles/routes.ts'
import { savedViewRoutes } from './saved-views/routes.ts'
import { stakeholderRoutes } from './stakeholders/routes.ts'
import { tellOfLeavers } from './stakeholders/tell-of-leavers.ts'
import { timelineRoutes } from './timeline/routes.ts'

const everybody = ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer']
const writers = ['admin', 'manager', 'csm', 'ops']

export const accountsModule: ModuleManifest = {
  name: 'accounts',
  routes: [
    ...exportRoutes,
    ...importRoutes,
    ...listRoutes,
    ...profileRoutes,
    ...stakeholderRoutes,
    ...phaseRoutes,
    ...timelineRoutes,
    ...customFieldRoutes,
    ...knownFactRoutes,
    ...fitRoutes,
    ...savedViewRoutes,
    ...handoffRoutes,
  ],
  permissions: {
    'accounts.read': everybody,
    'accounts.write': writers,
    'accounts.import': writers,
    'accounts.export': [...writers, 'sales'],
    'accounts.write_notes': [...writers, 'sales'],
    'accounts.save_views': [...writers, 'sales'],
    'accounts.override_phase': ['admin', 'manager'],
    'accounts.manage_custom_fields': ['admin', 'ops'],
    ...handoffPermissions,
  },
  jobs: [...importJobs, ...fitJobs],
  schedules: [...fitSchedules, { name: 'accounts.tell_of_leavers', every: 'day', atHour: 1, run: tellOfLeavers }],
  attributes: accountsAttributes,
  events: Object.values(events),
  messages: {
    ja: { ...importMessages.ja, accounts: { ...ja.accounts, ...handoffJa.accounts, ...importMessages.ja.accounts } },
    en: { ...importMessages.en, accounts: { ...en.accounts, ...handoffEn.accounts, ...importMessages.en.accounts } },
  },
}
