import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import * as events from '../events.ts'
import { integrationsAttributes } from './attributes/attributes.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { integrationsRoutes } from './routes.ts'

const writers = ['admin', 'manager', 'csm', 'ops']

export const integrationsModule: ModuleManifest = {
  name: 'integrations',
  routes: integrationsRoutes,
  permissions: {
    'integrations.read': [...writers, 'sales', 'viewer'],
    'integrations.write_tickets': writers,
  },
  events: Object.values(events),
  attributes: integrationsAttributes,
  messages: { ja, en },
}
