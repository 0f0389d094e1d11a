import { z } from 'zod'
import { formSchema, handoffFormSchema } from '../domain/forms/form.ts'
import { choiceSchema, choicesSchema, localTextSchema } from '../domain/local-text.ts'
import { phaseModelSchema } from '../domain/phase.ts'
import { influences, itLiteracies, sentiments, stakeholderRoles } from '../domain/stakeholder.ts'
import handoffJson from './handoff_v1.json' with { type: 'json' }
import handoffMeetingJson from './handoff-meeting.json' with { type: 'json' }
import hearingJson from './hearing_v1.json' with { type: 'json' }
import industriesJson from './industries.json' with { type: 'json' }
import phasesJson from './phases.json' with { type: 'json' }
import stakeholderRolesJson from './stakeholder-roles.json' with { type: 'json' }

const meetingSchema = z.strictObject({
  key: z.string(),
  title: localTextSchema,
  minutes: z.int().min(1),
  audience: z.enum(['internal', 'customer']),
  /** Minutes from the start of the meeting. */
  items: z.array(choiceSchema.extend({ from: z.int().min(0), to: z.int().min(1) })).min(1),
})

function scaleSchema<const Keys extends readonly [string, ...string[]]>(keys: Keys) {
  return z
    .array(z.strictObject({ key: z.enum(keys), label: localTextSchema }))
    .refine((steps) => keys.every((key, index) => steps[index]?.key === key) && steps.length === keys.length, 'scale')
}

const stakeholderLabelsSchema = z.strictObject({
  roles: z
    .array(
      z.strictObject({
        key: z.enum(stakeholderRoles),
        label: localTextSchema,
        /** As the customer reads it. */
        customerLabel: localTextSchema,
        tooltip: localTextSchema.optional(),
      }),
    )
    .refine((roles) => stakeholderRoles.every((key) => roles.filter((role) => role.key === key).length === 1), 'roles'),
  influences: scaleSchema(influences),
  sentiments: scaleSchema(sentiments),
  literacies: scaleSchema(itLiteracies),
})

/** 事前のご確認: the questionnaire before the kickoff. */
export const hearingForm = formSchema.parse(hearingJson)
/** 引き継ぎシート */
export const handoffForm = handoffFormSchema.parse(handoffJson)
/** 社内引き継ぎ会議, the agenda. */
export const handoffMeeting = meetingSchema.parse(handoffMeetingJson)
export const industries = choicesSchema.parse(industriesJson)
export const stakeholderLabels = stakeholderLabelsSchema.parse(stakeholderRolesJson)
export const phaseModel = phaseModelSchema.parse(phasesJson)
