import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { roles } from '../contract.ts'
import { calendarChanged } from '../events.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { type IdentityOptions, identityRoutes } from './routes.ts'

export type { IdentityOptions } from './routes.ts'
export { createSetupGate } from './workspace/set-up-workspace.ts'

export const identityPermissions = {
  'identity.read_members': roles,
  'identity.read_settings': roles,
  'identity.manage_members': ['admin'],
  'identity.manage_api_keys': ['admin'],
  'identity.manage_settings': ['admin', 'ops'],
  'identity.read_audit': ['admin'],
} as const

export function identityModule(options: IdentityOptions): ModuleManifest {
  return {
    name: 'identity',
    routes: identityRoutes(options),
    permissions: identityPermissions,
    events: [calendarChanged],
    messages: { ja, en },
  }
}
