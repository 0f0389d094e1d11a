export type { ImportField } from '../domain/imports/fields/import-field.ts'
export { proposeMapping } from '../domain/imports/map-columns.ts'
export { readCell as readImportCell } from '../domain/imports/read-cell.ts'
export { searchTerms } from '../domain/profile/account-keys.ts'
export { listCustomFields } from './custom-fields/list-custom-fields.ts'
export {
  addOtherExternalIds,
  findAccountIds,
  recogniseAccounts,
  removeOtherExternalIds,
} from './external-ids/recognise-accounts.ts'
export { keepHealthFigures } from './figures/keep-figures.ts'
export {
  type AnswerHearingInput,
  answerHearingFromPortal,
  type PortalHearing,
  readHearingForPortal,
  sendHearingFromPortal,
} from './handoff/answer-hearing-from-portal.ts'
export { listOpenHandoffs } from './handoff/list-open-handoffs.ts'
export { readHandoff } from './handoff/read-handoff.ts'
export { readCustomerWords } from './handoff/sheets/read-customer-words.ts'
export { type FinishedSheets, readFinishedSheets } from './handoff/sheets/read-finished-sheets.ts'
export { readSheet } from './handoff/sheets/read-sheet.ts'
export { type FileRows, readFile as readImportFile } from './imports/files/read-file.ts'
export { sayIssue as sayImportIssue } from './imports/words.ts'
export { restoreAccounts, updateAccounts } from './imports/writing/change-accounts.ts'
export { listFactKinds } from './known-facts/list-fact-kinds.ts'
export { listKnownFacts } from './known-facts/list-known-facts.ts'
export { listPurposes } from './known-facts/list-purposes.ts'
export { changeAccountsInBulk } from './lists/change-in-bulk.ts'
export { movePhaseTo } from './phases/move-phase-to.ts'
export { type PastPhase, type RecordedPhases, recordPastPhases, takeBackPhases } from './phases/record-past-phases.ts'
export { type ReportedFacts, reportPhaseFacts } from './phases/report-phase-facts.ts'
export { type AccountChange, updateAccount } from './profiles/change-account.ts'
export { deleteUntouchedAccounts } from './profiles/delete-untouched-accounts.ts'
export {
  findAccount,
  findAccountsByExternalIds,
  listAccountNames,
  requireAccount,
  requireLockedAccount,
} from './profiles/find-account.ts'
export { createAccount, insertAccounts, type NewAccount } from './profiles/insert-accounts.ts'
export { readAccountCalendar, readAccountCalendars } from './profiles/read-account-calendar.ts'
export { createStakeholder, insertStakeholders, type NewStakeholder } from './stakeholders/create-stakeholder.ts'
export { listStakeholders } from './stakeholders/list-stakeholders.ts'
export {
  type NewTimelineEntry,
  recordTimelineEntries,
  recordTimelineEntry,
  removeTimelineEntries,
} from './timeline/record-timeline-entry.ts'
