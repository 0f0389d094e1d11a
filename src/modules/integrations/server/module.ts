import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import * as events from '../events.ts'
import { integrationsAttributes } from './attributes/attributes.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { recordRoutes } from './records/routes.ts'
import { ticketRoutes } from './routes.ts'
import { dropOldDeliveries } from './sources/drop-old-deliveries.ts'
import type { SourceOptions } from './sources/keep-sources.ts'
import { sourceRoutes } from './sources/routes.ts'

const writers = ['admin', 'manager', 'csm', 'ops']

export type IntegrationsOptions = SourceOptions

export const integrationsModule = (options: IntegrationsOptions): ModuleManifest => ({
  name: 'integrations',
  routes: [...ticketRoutes, ...sourceRoutes(options), ...recordRoutes],
  permissions: {
    'integrations.read': [...writers, 'sales', 'viewer'],
    'integrations.write_tickets': writers,
    'integrations.import_records': writers,
    'integrations.manage_sources': ['admin', 'ops'],
  },
  events: Object.values(events),
  attributes: integrationsAttributes,
  schedules: [dropOldDeliveries],
  messages: { ja, en },
})
