import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers, writers } from '../access.ts'
import { addExtraTraining } from './add-extra-training.ts'
import { addParticipants } from './add-participants.ts'
import { addTraining, planTrainings } from './add-training.ts'
import { listTrainings } from './describe-trainings.ts'
import { importAttendanceFile, previewAttendanceFile } from './import-attendance.ts'
import { addJointCustomers, addJointTraining } from './joint/add-joint.ts'
import { listJointTrainings } from './joint/list-joint.ts'
import { endCheckLinks, makeCheckLink } from './named/check-links.ts'
import { recordTrainingAttendance } from './record-training-attendance.ts'
import { addCourse, changeCourse, listCourses } from './save-course.ts'
import { scheduleTraining } from './schedule-training.ts'
import { recordSkillAttempt, recordTrainingAnswer } from './take-skill-check.ts'

export const trainingRoutes: Route[] = [
  route(contract.listCourses, { ...readers, handle: (context) => listCourses(context) }),
  route(contract.addCourse, {
    ...programKeepers('course_added'),
    handle: (context, { body }) => addCourse(context, body),
  }),
  route(contract.changeCourse, {
    ...programKeepers('course_changed'),
    handle: (context, { params, body }) => changeCourse(context, params.id, body),
  }),
  route(contract.listTrainings, { ...readers, handle: (context, { params }) => listTrainings(context, params.id) }),
  route(contract.planTrainings, {
    ...writers('trainings_planned'),
    handle: (context, { params }) => planTrainings(context, params.id),
  }),
  route(contract.addTraining, {
    ...writers('training_added', 'training'),
    handle: (context, { params, body }) => addTraining(context, params.id, body),
  }),
  route(contract.addExtraTraining, {
    ...writers('extra_training_added', 'training'),
    handle: (context, { params, body }) => addExtraTraining(context, params.id, body),
  }),
  route(contract.addJointTraining, {
    ...writers('joint_training_added', 'training'),
    handle: (context, { body }) => addJointTraining(context, body),
  }),
  route(contract.listJointTrainings, {
    ...readers,
    handle: (context, { query }) => listJointTrainings(context, query),
  }),
  route(contract.addJointCustomers, {
    ...writers('joint_customers_added', 'training'),
    handle: (context, { params, body }) => addJointCustomers(context, params.jointId, body),
  }),
  route(contract.makeCheckLink, {
    ...writers('check_link_made', 'training'),
    handle: (context, { params }) => makeCheckLink(context, params),
  }),
  route(contract.endCheckLinks, {
    ...writers('check_links_ended', 'training'),
    handle: (context, { params }) => endCheckLinks(context, params),
  }),
  route(contract.scheduleTraining, {
    ...writers('training_scheduled', 'training'),
    handle: (context, { params, body }) => scheduleTraining(context, params, body),
  }),
  route(contract.addParticipants, {
    ...writers('participants_added', 'training'),
    handle: (context, { params, body }) => addParticipants(context, params, body),
  }),
  route(contract.recordTrainingAttendance, {
    ...writers('training_attendance_recorded', 'training'),
    handle: (context, { params, body }) => recordTrainingAttendance(context, params, body),
  }),
  route(contract.previewAttendanceFile, {
    ...readers,
    handle: (context, { params, file }) => previewAttendanceFile(context, params, file.bytes),
  }),
  route(contract.importAttendanceFile, {
    ...writers('attendance_file_imported', 'training'),
    handle: (context, { params, file }) => importAttendanceFile(context, params, file.bytes),
  }),
  route(contract.recordSkillAttempt, {
    ...writers('skill_attempt_recorded', 'training'),
    handle: (context, { params, body }) => recordSkillAttempt(context, params, body),
  }),
  route(contract.recordTrainingAnswer, {
    ...writers('training_answer_recorded', 'training'),
    handle: (context, { params, body }) => recordTrainingAnswer(context, params, body),
  }),
]
