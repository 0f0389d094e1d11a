export { respondentOf } from '../domain/graduation/respondent.ts'
export { listAdvice, type ProjectAdvice } from './advice/list-advice.ts'
export { listProjectsNeedingAttention, type ProjectAttention } from './attention/list-projects-needing-attention.ts'
export {
  answererOf,
  answerHomework,
  homeworkAnswerPurpose,
  makeAnswerLink,
  readHomeworkQuestion,
} from './homework/answer-homework.ts'
export { downloadMeetingForPortal } from './meetings/invitations/download-meeting.ts'
export { acceptHandoffFromPortal } from './ongoing/accept-ongoing.ts'
export { type CarriedOpen, listCarriedOpen } from './ongoing/carried.ts'
export { readHandoffForPortal } from './ongoing/read-ongoing.ts'
export { printPaper } from './papers/print-paper.ts'
export { readSharedPapers } from './papers/read-shared-papers.ts'
export { applyTaskChange } from './plan/change-task.ts'
export { addFileFromPortal, requireHomework } from './portal/add-file.ts'
export { agreeCriteriaFromPortal } from './portal/agreements/agree-criteria.ts'
export { agreePlanFromPortal } from './portal/agreements/agree-plan.ts'
export { agreeScopeFromPortal, decideScopeFromPortal } from './portal/agreements/agree-scope.ts'
export { answerExamFromPortal } from './portal/answer-exam.ts'
export { commentFromPortal } from './portal/comment.ts'
export { confirmValueFromPortal } from './portal/confirm-value.ts'
export { readFileForPortal } from './portal/read-file.ts'
export { readMattersForPortal } from './portal/read-matters.ts'
export { readProjectForPortal } from './portal/read-project.ts'
export { setHomeworkDone, setHomeworkPiece } from './portal/set-homework-done.ts'
export {
  answerTrainingFromPortal,
  completeTrainingFromPortal,
  makeCheckLinkFromPortal,
  readTrainingsForPortal,
  takeSkillCheckFromPortal,
} from './portal/trainings.ts'
export { addTaskNow } from './replan/add-task-now.ts'
export { effectOfDelaysOn } from './replan/effect-on-value-date.ts'
export { keepStageRecord } from './roadmap/record-stage.ts'
export { skillCheckPurpose } from './training/named/check-links.ts'
export { accountOfCheckLink, readNamedCheck, takeNamedCheck } from './training/named/take-named-check.ts'
