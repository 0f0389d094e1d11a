export type { Draft } from './draft.ts'
export type { SavingState } from './draft-queue.ts'
export { hasKept, useKept } from './kept.ts'
export { useDraft } from './use-draft.ts'
