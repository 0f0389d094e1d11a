import { IconBuildingPlus, IconBuildingSkyscraper, IconForms } from '@tabler/icons-react'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import { handoffPages, handoffWords } from './handoff/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { findAccounts } from './find-accounts.ts'
export { HandoffPanel } from './handoff/index.ts'
export { type AccountPanel, AccountPanelsProvider } from './panels.ts'

export const accountsMessages = { ja: { ...ja, ...handoffWords.ja }, en: { ...en, ...handoffWords.en } }

export const accountsPages: readonly PageDeclaration[] = [
  {
    path: '/accounts',
    permission: 'accounts.read',
    component: lazyPage(() => import('./list/accounts-page.tsx'), 'AccountsPage'),
    navigation: { labelKey: 'accounts:navigation', icon: IconBuildingSkyscraper, order: 20, shortcut: 'C' },
  },
  {
    path: '/accounts/$accountId',
    permission: 'accounts.read',
    component: lazyPage(() => import('./account/account-page.tsx'), 'AccountPage'),
  },
  ...handoffPages,
  {
    path: '/settings/custom-fields',
    permission: 'accounts.manage_custom_fields',
    component: lazyPage(() => import('./custom-fields/custom-fields-page.tsx'), 'CustomFieldsPage'),
    settings: {
      labelKey: 'accounts:customFields.title',
      hintKey: 'accounts:customFields.hint',
      icon: IconForms,
      order: 40,
    },
  },
]

export const accountsCommands: readonly CommandDeclaration[] = [
  {
    id: 'accounts.create',
    labelKey: 'accounts:create.title',
    icon: IconBuildingPlus,
    to: '/accounts?new=true',
    permission: 'accounts.write',
  },
]
