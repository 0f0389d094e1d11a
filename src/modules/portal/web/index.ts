import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const portalMessages = { ja, en }

/** The pages that a customer sees, below `/p`. */
export const portalPages: readonly PageDeclaration[] = [
  { path: '/', component: lazyPage(() => import('./home/home-page.tsx'), 'HomePage') },
  { path: '/answer', component: lazyPage(() => import('./answer/answer-page.tsx'), 'AnswerPage') },
  { path: '/check', component: lazyPage(() => import('./trainings/named-check-page.tsx'), 'NamedCheckPage') },
  { path: '/unsubscribe', component: lazyPage(() => import('./mail/unsubscribe-page.tsx'), 'UnsubscribePage') },
  { path: '/hearing', component: lazyPage(() => import('./hearing/hearing-page.tsx'), 'HearingPage') },
]
