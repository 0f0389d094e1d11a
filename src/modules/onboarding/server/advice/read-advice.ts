import type { Context } from '#platform/context/context.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { type AdviceOfProject, adviceOfProjectSchema } from '../../contract.ts'
import { type Advice, advise } from '../../domain/advice/advice.ts'
import { extensionsLeft, mostExtensions } from '../../domain/advice/extension.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { todayOf } from '../today.ts'
import { type AdviceDecisionRow, type ExtensionRow, selectAdviceDecisions, selectExtensions } from './advice-queries.ts'
import { type DatedContact, readAdviceFacts } from './read-advice-facts.ts'

/** A decision holds for two weeks, as long as the reasons are the same: then it is asked again. */
const decisionHoldsDays = 14

/** Throws not found `onboarding.no_such_project`. */
export async function readAdvice(context: Context, projectId: string): Promise<AdviceOfProject> {
  const project = await requireListedProject(context, projectId)
  const found = (await readAdviceFacts(context, [project])).get(projectId)
  if (!found) throw new Error('A project that was read has no facts.')
  const extensions = await selectExtensions(context.transaction, project)
  const used = extensions.filter(({ cycle }) => cycle === project.cycle).length
  const decisions = await selectAdviceDecisions(context.transaction, [projectId])
  const { facts, customerContact, ourContact } = found
  return adviceOfProjectSchema.parse({
    items: project.ended_on === null ? advise(facts) : [],
    contact: { customer: contactView(customerContact), us: contactView(ourContact) },
    extensions: { left: extensionsLeft(used), most: mostExtensions, history: extensions.map(extensionView) },
    decisions: decisions.map((row) => ({
      id: row.advice_decision_id,
      kind: row.advice,
      reasons: row.facts,
      isAccepted: row.is_accepted,
      reason: row.reason,
      decidedOn: row.decided_on,
      decidedBy: row.decided_by,
    })),
  })
}

function contactView(contact: DatedContact | undefined): AdviceOfProject['contact']['us'] {
  return contact ?? { on: null, source: null, days: null }
}

export function extensionView(row: ExtensionRow): AdviceOfProject['extensions']['history'][number] {
  return {
    cycle: row.cycle,
    extension: row.extension,
    cause: row.cause,
    rootCause: row.root_cause,
    previousValueOn: row.previous_value_on,
    valueOn: row.value_on,
    agreedBy: row.agreed_by,
    agreedOn: row.agreed_on,
    how: row.how,
    recordedBy: row.recorded_by,
  }
}

const reasonsSchema = adviceOfProjectSchema.shape.decisions.element.shape.reasons

/** Whether the advice was decided upon lately, for the same reasons. `decisions` are the project's, latest first. */
export function isDecided(
  advice: Advice,
  decisions: readonly AdviceDecisionRow[],
  context: Pick<Context, 'clock' | 'timeZone'>,
): boolean {
  const codes = (reasons: readonly { code: string; blockerId: string | null }[]) =>
    reasons
      .map(({ code, blockerId }) => `${code} ${blockerId}`)
      .toSorted()
      .join('|')
  const last = decisions.find((row) => row.advice === advice.kind)
  if (last === undefined || last.decided_on < addDays(todayOf(context), -decisionHoldsDays)) return false
  return codes(reasonsSchema.parse(last.facts)) === codes(advice.reasons)
}
