import { IconSettings, IconStethoscope, IconSun } from '@tabler/icons-react'
import { accountsCommands, accountsMessages, accountsPages } from '#modules/accounts/web/index.ts'
import { healthMessages, healthPages } from '#modules/health/web/index.ts'
import { identityMessages, identityPages } from '#modules/identity/web/index.ts'
import { integrationsMessages, integrationsPages } from '#modules/integrations/web/index.ts'
import { messagingMessages, messagingPages } from '#modules/messaging/web/index.ts'
import { metricsMessages, metricsPages } from '#modules/metrics/web/index.ts'
import { onboardingCommands, onboardingMessages, onboardingPages } from '#modules/onboarding/web/index.ts'
import { portalStaffMessages, portalStaffPages } from '#modules/portal/web/staff/index.ts'
import { segmentsCommands, segmentsMessages, segmentsPages } from '#modules/segments/web/index.ts'
import { touchMessages, touchPages } from '#modules/touch/web/index.ts'
import { usageMessages, usagePages } from '#modules/usage/web/index.ts'
import type { MessageBundle } from '#platform/web/messages/index.ts'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import { SettingsPage } from './settings/settings-page.tsx'

const ownPages: readonly PageDeclaration[] = [
  {
    path: '/',
    component: lazyPage(() => import('./today/today-page.tsx'), 'TodayPage'),
    navigation: { labelKey: 'staff:today.title', icon: IconSun, order: 10, shortcut: 'T' },
  },
  {
    path: '/settings/jobs',
    permission: 'operations.manage_jobs',
    component: lazyPage(() => import('./settings/jobs-page.tsx'), 'JobsPage'),
    settings: { labelKey: 'staff:jobs.title', hintKey: 'staff:jobs.hint', icon: IconStethoscope, order: 90 },
  },
]

const modulePages: readonly PageDeclaration[] = [
  ...ownPages,
  ...accountsPages,
  ...segmentsPages,
  ...onboardingPages,
  ...messagingPages,
  ...portalStaffPages,
  ...metricsPages,
  ...touchPages,
  ...healthPages,
  ...integrationsPages,
  ...usagePages,
  ...identityPages,
]

/** Every page of the staff app, a line a module. */
export const staffPages: readonly PageDeclaration[] = [
  ...modulePages,
  {
    path: '/settings',
    component: () => <SettingsPage pages={modulePages} />,
    navigation: { labelKey: 'staff:settings.title', icon: IconSettings, order: 90, shortcut: 'S' },
  },
]

const settingsCommands = modulePages.flatMap(({ path, permission, settings }): CommandDeclaration[] =>
  settings
    ? [{ id: path, labelKey: settings.labelKey, icon: settings.icon, to: path, ...(permission ? { permission } : {}) }]
    : [],
)

/** What the palette can do beside opening the places in the rail. */
export const staffCommands: readonly CommandDeclaration[] = [
  ...accountsCommands,
  ...segmentsCommands,
  ...onboardingCommands,
  ...settingsCommands,
]

export const staffMessages: Readonly<Record<string, MessageBundle>> = {
  accounts: accountsMessages,
  health: healthMessages,
  identity: identityMessages,
  integrations: integrationsMessages,
  messaging: messagingMessages,
  metrics: metricsMessages,
  onboarding: onboardingMessages,
  portal: portalStaffMessages,
  segments: segmentsMessages,
  touch: touchMessages,
  usage: usageMessages,
}
