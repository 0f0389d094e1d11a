import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import type { HandoffStatus } from '../../../domain/forms/handoff.ts'

/** Late is a risk, what came back wants attention. */
function levelOf(status: HandoffStatus, lateDays: number): StatusLevel {
  if (status === 'accepted') return 'good'
  if (lateDays > 0) return 'risk'
  return status === 'sent_back' ? 'watch' : 'unknown'
}

/** The state of a handover by symbol and word. */
export function HandoffMark({ status, lateDays = 0 }: { status: HandoffStatus; lateDays?: number }) {
  const { t } = useMessages('accounts')
  return <StatusMark level={levelOf(status, lateDays)} label={t(`handoff.status.${status}`)} />
}
