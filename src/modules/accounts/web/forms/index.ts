import { IconListDetails } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }

/** Words of the form editor, to be laid beside the module's others. */
export const formWords = { ja: japanese, en: english }

export const formPages: readonly PageDeclaration[] = [
  {
    path: '/settings/forms',
    permission: 'accounts.manage_forms',
    component: lazyPage(() => import('./forms-page.tsx'), 'FormsPage'),
    settings: { labelKey: 'accounts:forms.title', hintKey: 'accounts:forms.hint', icon: IconListDetails, order: 45 },
  },
  {
    path: '/settings/forms/$formId',
    permission: 'accounts.manage_forms',
    component: lazyPage(() => import('./form-page.tsx'), 'FormPage'),
  },
]
