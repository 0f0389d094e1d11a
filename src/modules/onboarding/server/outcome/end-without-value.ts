import { recordTimelineEntry, reportPhaseFacts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { builtInStopReasons } from '../../content/built-in.ts'
import { moveProject } from '../../domain/outcome/project-state.ts'
import { endedWithoutValue } from '../../events.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { refuseFuture } from '../today.ts'

export interface EndInput {
  version: number
  reasonKey: string
  reason: string
  endedOn: string
}

/** Ends an onboarding that brought no value; refused once value was confirmed (`onboarding.value_is_confirmed`). */
export async function endWithoutValue(context: Context, projectId: string, input: EndInput) {
  const project = await lockOpenProject(context, projectId, input.version)
  refuseFuture(context, input.endedOn, 'endedOn')
  requireStopReasons([input.reasonKey], 'reasonKey')
  const isValueConfirmed = project.value_confirmed_on !== null
  const facts = { isKickoffGateOpen: false, isValueConfirmed, verdict: null }
  const state = moveProject(project.state, 'end_without_value', facts)
  await touchProject(context, project, {
    state,
    ended_on: input.endedOn,
    end_reason_key: input.reasonKey,
    end_reason: input.reason,
  })
  await reportPhaseFacts(context, project.account_id, { projectOpen: false, onboardingResult: 'ended_without_value' })
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.ended_without_value',
    params: { projectId, reasonKey: input.reasonKey },
    body: input.reason,
  })
  const event = { projectId, on: input.endedOn, reasonKey: input.reasonKey }
  await recordEvent(context, endedWithoutValue, event, project.account_id)
  return { state }
}

/** Throws invalid `onboarding.unknown_reason` for keys that are not among the reasons for stopping. */
export function requireStopReasons(keys: readonly string[], path: string): void {
  if (keys.every((key) => builtInStopReasons.some((reason) => reason.key === key))) return
  throw invalid('onboarding.unknown_reason', {}, [{ path, code: 'onboarding.unknown_reason' }])
}
