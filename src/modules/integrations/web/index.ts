import type { PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const integrationsMessages = { ja, en }

export const integrationsPages: readonly PageDeclaration[] = []
