import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { useAddressState } from '#platform/web/address/index.ts'
import { zooms } from '../gantt/scale.ts'

export const projectViews = [
  'plan',
  'kickoff',
  'meetings',
  'training',
  'homework',
  'matters',
  'outcome',
  'papers',
  'files',
] as const
export const projectDialogs = [
  'settings',
  'portal',
  'move',
  'replan',
  'value_date',
  'proposal',
  'close_days',
  'export',
  'import',
  'undo',
  'rebaseline',
  'add_task',
  'rhythm',
  'add_meeting',
  'add_goal',
  'value',
  'answer',
  'agree',
  'judge',
  'rekickoff',
  'end',
] as const

/** How the plan is looked at. */
export const planViews = ['table', 'gantt', 'board', 'calendar', 'load', 'baseline'] as const
export type PlanViewName = (typeof planViews)[number]

const schema = z.object({
  view: z.enum(projectViews).catch('plan'),
  /** Of the board: columns by where work stands, or by whose turn it is. */
  by: z.enum(['status', 'side']).optional().catch(undefined),
  /** Of the calendar: how much is seen, and a day in it. */
  span: z.enum(['month', 'week']).optional().catch(undefined),
  on: z.string().refine(isPlainDate).optional().catch(undefined),
  zoom: z.enum(zooms).optional().catch(undefined),
  as: z.enum(planViews).optional().catch(undefined),
  /** Of the plan: one side's work, or only what is open. */
  side: z.enum(['vendor', 'customer']).optional().catch(undefined),
  open: z.boolean().optional().catch(undefined),
  task: z.string().optional().catch(undefined),
  /** A meeting's ID, or `kickoff` for that of the round. */
  meeting: z.string().optional().catch(undefined),
  goal: z.string().optional().catch(undefined),
  dialog: z.enum(projectDialogs).optional().catch(undefined),
})

/** What a link to the project's page can carry: the view, the open task, goal or dialog. */
export const useProjectAddress = () => useAddressState(schema)
