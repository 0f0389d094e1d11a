import type { z } from 'zod'

/** Something that happened, named `module.noun_verbed`. Modules declare theirs in `events.ts`. */
export interface EventDeclaration<Payload extends z.ZodType = z.ZodType> {
  name: string
  payload: Payload
}

export function declareEvent<Payload extends z.ZodType>(name: string, payload: Payload): EventDeclaration<Payload> {
  return { name, payload }
}
