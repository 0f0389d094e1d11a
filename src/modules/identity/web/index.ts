import { IconAdjustments, IconHistory, IconKey, IconUserCircle, IconUsers } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { OneTimeSecret } from './one-time-secret.tsx'

export const identityMessages = { ja, en }

export const identityPages: readonly PageDeclaration[] = [
  { path: '/sign-in', access: 'anyone', component: lazyPage(() => import('./entry/sign-in-page.tsx'), 'SignInPage') },
  { path: '/setup', access: 'anyone', component: lazyPage(() => import('./entry/setup-page.tsx'), 'SetupPage') },
  {
    path: '/invitation',
    access: 'anyone',
    component: lazyPage(() => import('./entry/invitation-page.tsx'), 'InvitationPage'),
  },
  {
    path: '/settings/account',
    component: lazyPage(() => import('./own-account/own-account-page.tsx'), 'OwnAccountPage'),
    settings: {
      labelKey: 'identity:ownAccount.title',
      hintKey: 'identity:ownAccount.hint',
      icon: IconUserCircle,
      order: 10,
    },
  },
  {
    path: '/settings/workspace',
    permission: 'identity.read_settings',
    component: lazyPage(() => import('./workspace/workspace-page.tsx'), 'WorkspacePage'),
    settings: {
      labelKey: 'identity:workspace.title',
      hintKey: 'identity:workspace.hint',
      icon: IconAdjustments,
      order: 20,
    },
  },
  {
    path: '/settings/members',
    permission: 'identity.read_members',
    component: lazyPage(() => import('./members/members-page.tsx'), 'MembersPage'),
    settings: { labelKey: 'identity:members.title', hintKey: 'identity:members.hint', icon: IconUsers, order: 30 },
  },
  {
    path: '/settings/api-keys',
    permission: 'identity.manage_api_keys',
    component: lazyPage(() => import('./api-keys/api-keys-page.tsx'), 'ApiKeysPage'),
    settings: { labelKey: 'identity:apiKeys.title', hintKey: 'identity:apiKeys.hint', icon: IconKey, order: 70 },
  },
  {
    path: '/settings/audit',
    permission: 'identity.read_audit',
    component: lazyPage(() => import('./audit/audit-page.tsx'), 'AuditPage'),
    settings: { labelKey: 'identity:audit.title', hintKey: 'identity:audit.hint', icon: IconHistory, order: 80 },
  },
]
