import { z } from 'zod'
import { defaultRhythm, earlyRhythms, type Rhythm, regularRhythms } from './proposals.ts'

export const reviewKinds = ['review_30', 'review_60', 'review_90'] as const
export type ReviewKind = (typeof reviewKinds)[number]

export const kickoffLengths = [30, 60, 90] as const
export type KickoffMinutes = (typeof kickoffLengths)[number]

/** The meetings that a program proposes for its projects. */
export const programMeetingsSchema = z.strictObject({
  kickoffMinutes: z.literal(kickoffLengths),
  regular: z.enum(regularRhythms),
  early: z.enum(earlyRhythms),
  reviews: z.array(z.enum(reviewKinds)).max(reviewKinds.length),
})
export type ProgramMeetings = z.infer<typeof programMeetingsSchema>

interface OfProgram {
  touchModel: 'high' | 'low' | 'tech'
  meetings?: ProgramMeetings | undefined
}

const kickoffMinutes = { high: 90, low: 60, tech: 30 } as const

/** What the program says, else what suits its touch model. */
export function meetingsOf({ touchModel, meetings }: OfProgram): ProgramMeetings {
  const { regular, early } = defaultRhythm[touchModel]
  return meetings ?? { kickoffMinutes: kickoffMinutes[touchModel], regular, early, reviews: [...reviewKinds] }
}

/** How often one meets where nobody has chosen for the project itself. */
export function rhythmOf(program: OfProgram): Rhythm {
  const { regular, early } = meetingsOf(program)
  return { ...defaultRhythm[program.touchModel], regular, early }
}
