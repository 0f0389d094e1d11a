import type { MessageBundle } from '#platform/web/messages/index.ts'
import type { PageDeclaration } from '#platform/web/pages.ts'

/** The pages that a customer sees; their paths are below `/p`. */
export const portalPages: readonly PageDeclaration[] = []

/** Their words, as the namespace `portal`. */
export const portalMessages: MessageBundle = { ja: {}, en: {} }
