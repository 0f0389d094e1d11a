import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { answerRoutes } from './answers/routes.ts'
import { linkRoutes, type PortalOptions } from './links/routes.ts'
import { matterRoutes } from './matters/routes.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { visitorRoutes } from './visits/routes.ts'

export type { PortalOptions } from './links/routes.ts'

export function portalModule(options: PortalOptions): ModuleManifest {
  return {
    name: 'portal',
    routes: [...linkRoutes(options), ...visitorRoutes, ...matterRoutes, ...answerRoutes],
    permissions: {
      // No role of staff: it is held by visitors of the customer's page alone.
      'portal.use': [],
      'portal.read_links': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
      'portal.manage_links': ['admin', 'manager', 'csm'],
    },
    messages: { ja, en },
  }
}
