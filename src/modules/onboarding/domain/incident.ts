export const urgencies = ['stopped', 'hindered', 'minor'] as const
/** What the fault does to the customer's work: stops it, hinders it, or is only a flaw. */
export type Urgency = (typeof urgencies)[number]

export const incidentStates = ['reported', 'with_product', 'fixing', 'fixed', 'explained'] as const
export type IncidentState = (typeof incidentStates)[number]

const next: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  reported: ['with_product', 'fixing', 'fixed'],
  with_product: ['fixing', 'fixed'],
  fixing: ['fixed', 'with_product'],
  fixed: ['fixing'],
  explained: [],
}

/** Where it may go by itself. `explained` is reached only by telling the customer what came of it. */
export function nextIncidentStates(state: IncidentState): readonly IncidentState[] {
  return next[state]
}

/** Whether the customer's work is still affected. */
export function isUnfixed(state: IncidentState): boolean {
  return state !== 'fixed' && state !== 'explained'
}

export interface IncidentReport {
  title: string
  happened: string
  affected: string
  steps: string
  impact: string
}

export const reportFields = [
  'title',
  'happened',
  'affected',
  'steps',
  'impact',
] as const satisfies readonly (keyof IncidentReport)[]

/** What is missing before the product team can work with the report. */
export function missingFields(report: IncidentReport): (keyof IncidentReport)[] {
  return reportFields.filter((field) => report[field].trim() === '')
}
