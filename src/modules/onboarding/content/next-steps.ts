import { z } from 'zod'
import { adviceKinds } from '../domain/advice/advice.ts'
import { bilingualTextSchema as text } from '../domain/program.ts'
import nextSteps from './next-steps.json' with { type: 'json' }

/** The work that follows from accepted advice, and in how many business days. */
export const builtInNextSteps = z
  .record(
    z.enum(adviceKinds).exclude(['nothing']),
    z.strictObject({
      name: text,
      doneWhen: text,
      businessDays: z.int().positive(),
      /** What stands in the way when no blocker says so. */
      obstacle: text.optional(),
    }),
  )
  .parse(nextSteps)
