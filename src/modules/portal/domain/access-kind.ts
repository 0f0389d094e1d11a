/** What a visitor of the customer's page did, as the log of accesses names it. */
export const accessKinds = [
  'link_opened',
  'entered',
  'visited',
  'left',
  'task_done',
  'task_reopened',
  'commented',
  'file_added',
  'file_read',
  'colleague_invited',
  'colleague_removed',
  'link_requested',
  'criteria_agreed',
  'scope_agreed',
  'request_decided',
  'value_confirmed',
  'exam_answered',
  'handoff_accepted',
  'hearing_sent',
] as const
export type AccessKind = (typeof accessKinds)[number]
