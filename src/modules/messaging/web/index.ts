import { IconMail } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { MailDrafts } from './draft/mail-drafts.tsx'

export const messagingMessages = { ja, en }

export const messagingPages: readonly PageDeclaration[] = [
  {
    path: '/settings/messages',
    permission: 'messaging.read',
    component: lazyPage(() => import('./messages-page.tsx'), 'MessagesPage'),
    settings: { labelKey: 'messaging:title', hintKey: 'messaging:hint', icon: IconMail, order: 50 },
  },
]
