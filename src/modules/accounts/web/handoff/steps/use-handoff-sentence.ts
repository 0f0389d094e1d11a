import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Handoff } from '../../../contract.ts'
import { handoffSentence } from './handoff-sentence.ts'

/** Where a handover stands, as one sentence. */
export function useHandoffSentence(handoff: Handoff): string {
  const { t } = useMessages('accounts')
  const { date } = useFormats()
  const { completeness, due, accept } = handoff
  return t(`handoff.sentence.${handoffSentence(handoff)}`, {
    filled: completeness.filledRequired,
    required: completeness.required,
    missing: completeness.missing.length,
    due: due ? date(due.dueOn) : '',
    count: due?.lateDays ?? 0,
    done: accept?.doneOn ? date(accept.doneOn) : '',
    days: handoff.submitWithinBusinessDays,
    by: handoff.steps[0]?.actorName ?? '',
  })
}
