import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import type { HandoffStatus } from '../../../domain/forms/handoff.ts'

/** The state of a handover: late is a risk, what came back wants attention, what runs as it should is plain. */
export function HandoffMark({ status, lateDays = 0 }: { status: HandoffStatus; lateDays?: number }) {
  const { t } = useMessages('accounts')
  const label = t(`handoff.status.${status}`)
  if (status === 'accepted') return <StatusMark level="good" label={label} />
  if (lateDays > 0) return <StatusMark level="risk" label={label} />
  return status === 'sent_back' ? <StatusMark level="watch" label={label} /> : <Tag>{label}</Tag>
}
