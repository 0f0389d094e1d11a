import { newId } from '#platform/kernel/ids.ts'
import { ProblemError } from './problem.ts'

/**
 * Idempotency keys for one button: pressing again after an answer that never came sends the same key, while a
 * definite answer (done or refused) makes the next press a new intent.
 */
export function createIntent() {
  let current: { content: string; key: string } | undefined
  return {
    keyFor(args: unknown): string {
      const content = JSON.stringify(args)
      if (current?.content !== content) current = { content, key: newId() }
      return current.key
    },
    settle(thrown?: unknown): void {
      if (thrown === undefined || (thrown instanceof ProblemError && thrown.kind !== 'unavailable')) current = undefined
    },
  }
}
