import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { touchRoutes } from './routes.ts'

const writers = ['admin', 'manager', 'csm', 'ops']

export const touchModule: ModuleManifest = {
  name: 'touch',
  routes: touchRoutes,
  permissions: {
    'touch.read': [...writers, 'sales', 'viewer'],
    'touch.start_measures': writers,
    'touch.manage': ['admin', 'manager', 'ops'],
  },
  messages: { ja, en },
}
