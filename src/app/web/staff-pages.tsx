import { IconSettings, IconStethoscope, IconSun } from '@tabler/icons-react'
import { identityMessages, identityPages } from '#modules/identity/web/index.ts'
import { metricsMessages, metricsPages } from '#modules/metrics/web/index.ts'
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

const pagesWithSettings: readonly PageDeclaration[] = [...ownPages, ...identityPages, ...metricsPages]

/** Every page of the staff app, a line a module. */
export const staffPages: readonly PageDeclaration[] = [
  ...pagesWithSettings,
  {
    path: '/settings',
    component: () => <SettingsPage pages={pagesWithSettings} />,
    navigation: { labelKey: 'staff:settings.title', icon: IconSettings, order: 90, shortcut: 'S' },
  },
]

/** What the palette can open beside the places in the rail: each page of settings. */
export const staffCommands: readonly CommandDeclaration[] = pagesWithSettings.flatMap(
  ({ path, permission, settings }) =>
    settings
      ? [
          {
            id: path,
            labelKey: settings.labelKey,
            icon: settings.icon,
            to: path,
            ...(permission ? { permission } : {}),
          },
        ]
      : [],
)

export const staffMessages: Readonly<Record<string, MessageBundle>> = {
  identity: identityMessages,
  metrics: metricsMessages,
}
