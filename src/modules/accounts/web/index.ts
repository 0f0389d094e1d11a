import { IconBuildingPlus, IconBuildingSkyscraper, IconForms, IconTargetArrow } from '@tabler/icons-react'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import { formPages, formWords } from './forms/index.ts'
import { handoffPages, handoffWords } from './handoff/index.ts'
import { importCommands, importPages, importWords } from './imports/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { ConditionFields } from './conditions/condition-fields.tsx'
export { useRuleWords } from './conditions/use-rule-words.ts'
export { AccountPicker } from './facts/account-picker.tsx'
export { findAccounts } from './find-accounts.ts'
export { HandoffPanel } from './handoff/index.ts'
export { type AccountPanel, AccountPanelsProvider } from './panels.ts'

export const accountsMessages = {
  ja: {
    ...ja,
    ...importWords.ja,
    ...formWords.ja,
    ...handoffWords.ja,
    timeline: { ...ja.timeline, ...handoffWords.ja.timeline },
  },
  en: {
    ...en,
    ...importWords.en,
    ...formWords.en,
    ...handoffWords.en,
    timeline: { ...en.timeline, ...handoffWords.en.timeline },
  },
}

export const accountsPages: readonly PageDeclaration[] = [
  ...importPages,
  ...handoffPages,
  ...formPages,
  {
    path: '/settings/fit',
    permission: 'accounts.read',
    component: lazyPage(() => import('./fit/fit-page.tsx'), 'FitPage'),
    settings: { labelKey: 'accounts:fit.pageTitle', hintKey: 'accounts:fit.hint', icon: IconTargetArrow, order: 46 },
  },
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
  ...importCommands,
  {
    id: 'accounts.create',
    labelKey: 'accounts:create.title',
    icon: IconBuildingPlus,
    to: '/accounts?new=true',
    permission: 'accounts.write',
  },
]
