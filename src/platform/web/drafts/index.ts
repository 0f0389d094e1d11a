export type { Draft } from './draft.ts'
export type { SavingState } from './draft-queue.ts'
export { useDraft } from './use-draft.ts'
