import { z } from 'zod'
import { agendaFacts } from '../domain/meeting/agenda.ts'
import { meetingKinds } from '../domain/meeting/meeting.ts'
import agendaWordsData from './agenda-words.json' with { type: 'json' }
import meetingAgendas from './meeting-agendas.json' with { type: 'json' }
import names from './meeting-names.json' with { type: 'json' }

const text = z.object({ ja: z.string(), en: z.string() })

/** Agendas of the meetings after the kickoff; the kickoff's own are in `kickoff-agendas.json`. */
export const builtInMeetingAgendas = z
  .array(
    z.strictObject({
      key: z.string(),
      minutes: z.int().positive(),
      items: z.array(
        z.strictObject({
          key: z.string(),
          minutes: z.int().positive(),
          topic: text,
          facts: z.array(z.enum(agendaFacts)).optional(),
        }),
      ),
    }),
  )
  .parse(meetingAgendas)

/** How a meeting is called towards the customer. */
export const meetingNames = z.record(z.enum(meetingKinds), text).parse(names)
export const agendaWords = agendaWordsData
