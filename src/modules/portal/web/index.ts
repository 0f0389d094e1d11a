import type { PageDeclaration } from '#platform/web/pages.ts'

/** The pages that a customer sees, below `/p`. */
export const portalPages: readonly PageDeclaration[] = []
