import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Attribute, AttributeKind, AttributeSource } from '#platform/attributes/attribute.ts'
import type { Context } from '#platform/context/context.ts'
import type { PlainDateString } from '#platform/kernel/dates.ts'
import { verdicts } from '../../domain/outcome/graduation.ts'
import { projectStates } from '../../domain/outcome/project-state.ts'
import { listPrograms } from '../programs/list-programs.ts'
import { meetingQuery, replyQuery } from './contact-attribute-queries.ts'
import { countOpenDays } from './open-day-queries.ts'
import { type AsOf, projectQuery } from './project-attribute-queries.ts'

const offered = (what: string, kind: AttributeKind, more: Partial<Attribute> = {}): Attribute => ({
  key: `onboarding.${what}`,
  kind,
  knowsPast: true,
  ...more,
})

// Plans, states and forecasts are known as they are now; what happened on a day is known for ever.
const projectAttributes: readonly Attribute[] = [
  offered('is_running', 'boolean'),
  offered('state', 'choice', { options: projectStates, knowsPast: false }),
  offered('days_since_contract', 'number', { unit: 'days' }),
  offered('value_confirmed', 'boolean'),
  offered('days_to_value', 'number', { unit: 'days' }),
  offered('value_outlook', 'choice', { options: ['on_time', 'late', 'none'], knowsPast: false }),
  offered('milestone_delay', 'number', { unit: 'business_days', knowsPast: false }),
  offered('overdue_homework', 'number', { unit: 'count', knowsPast: false }),
  offered('homework_on_time_28d', 'number', { unit: 'percent', knowsPast: false }),
  offered('goals_achieved', 'number', { unit: 'percent' }),
  offered('value_recorded_90d', 'boolean'),
  offered('renewal_intent', 'number', { unit: 'points' }),
  offered('verdict', 'choice', { options: verdicts, knowsPast: false }),
]

const meetingAttributes: readonly Attribute[] = [
  offered('meeting_attendance', 'number', { unit: 'percent' }),
  offered('meetings_kept', 'number', { unit: 'percent' }),
  offered('meetings_missed', 'number', { unit: 'count' }),
  offered('sponsor_contact_120d', 'boolean'),
]

async function readAsOf(context: Context, asOf: PlainDateString): Promise<AsOf> {
  return { asOf, timeZone: context.timeZone, openDays: countOpenDays(await readWorkspaceCalendar(context), asOf) }
}

const project: AttributeSource = {
  key: 'onboarding.project',
  list: async (context) => {
    const { items } = await listPrograms(context)
    const program = offered('program', 'choice', {
      options: items.map(({ key }) => key),
      optionNames: Object.fromEntries(items.map(({ key, name }) => [key, name])),
    })
    return [...projectAttributes, program]
  },
  select: async (context, wanted, asOf) => projectQuery(wanted, await readAsOf(context, asOf)),
}

const meetings: AttributeSource = {
  key: 'onboarding.meetings',
  list: async () => meetingAttributes,
  select: async (context, wanted, asOf) => meetingQuery(wanted, await readAsOf(context, asOf)),
}

const replies: AttributeSource = {
  key: 'onboarding.replies',
  list: async () => [offered('reply_days', 'number', { unit: 'business_days', knowsPast: false })],
  select: async (context, wanted, asOf) => replyQuery(wanted, await readAsOf(context, asOf)),
}

export const onboardingAttributes: readonly AttributeSource[] = [project, meetings, replies]
