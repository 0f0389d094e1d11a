import { IconFileImport } from '@tabler/icons-react'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }

/** Words of imports and exports, to be laid beside the module's others. */
export const importWords = { ja: japanese, en: english }

export const importPages: readonly PageDeclaration[] = [
  {
    path: '/accounts/import',
    component: lazyPage(() => import('./upload-page.tsx'), 'UploadPage'),
    permission: 'accounts.import',
  },
  {
    path: '/accounts/import/$importId',
    component: lazyPage(() => import('./import-page.tsx'), 'ImportPage'),
    permission: 'accounts.import',
  },
  {
    path: '/accounts/imports',
    component: lazyPage(() => import('./history-page.tsx'), 'HistoryPage'),
    permission: 'accounts.import',
  },
]

export const importCommands: readonly CommandDeclaration[] = [
  {
    id: 'accounts.import',
    labelKey: 'accounts:imports.title',
    icon: IconFileImport,
    to: '/accounts/import',
    permission: 'accounts.import',
  },
]
