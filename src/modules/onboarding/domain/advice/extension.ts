import type { PlainDateString } from '#platform/kernel/dates.ts'

export const extensionCauses = ['underestimated', 'busy_season', 'outside_dependency', 'scope_added'] as const
/** Why more time may be given. Anything else is a reason to escalate or begin anew. */
export type ExtensionCause = (typeof extensionCauses)[number]

/** Extensions of one round; beyond, the project begins anew or ends. */
export const mostExtensions = 2

export interface ExtensionRequest {
  cause: ExtensionCause | null
  rootCause: string
  valueOn: PlainDateString | null
  agreedBy: string
  agreedOn: PlainDateString | null
  how: string
}

export type ExtensionGap = keyof ExtensionRequest

/** What an extension cannot be given without: the root cause, a later date, and the customer's agreement. */
export function extensionGaps(request: ExtensionRequest, agreedValueOn: PlainDateString): ExtensionGap[] {
  const texts = (['rootCause', 'agreedBy', 'how'] as const).filter((field) => request[field].trim() === '')
  return [
    ...(request.cause === null ? (['cause'] as const) : []),
    ...texts,
    ...(request.valueOn === null || request.valueOn <= agreedValueOn ? (['valueOn'] as const) : []),
    ...(request.agreedOn === null ? (['agreedOn'] as const) : []),
  ]
}

/** How many more extensions this round has. */
export function extensionsLeft(used: number): number {
  return Math.max(0, mostExtensions - used)
}
