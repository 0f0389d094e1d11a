import type { Handoff } from '../../../contract.ts'

/** Which sentence says where a handover stands; its words are `handoff.sentence.<key>`. */
export function handoffSentence(handoff: Pick<Handoff, 'status' | 'isBegun' | 'due'>): string {
  const { status, isBegun, due } = handoff
  if (!isBegun) return 'not_begun'
  if (status === 'accepted') return 'accepted'
  if (due === null) return `${status}_undated`
  return due.lateDays > 0 ? `${status}_late` : status
}
