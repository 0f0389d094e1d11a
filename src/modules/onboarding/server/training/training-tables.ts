import type { Generated, Selectable } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { questionSchema } from '../../contract.ts'
import type { CourseAudience, CourseKind } from '../../domain/training/course.ts'

interface OfTraining {
  workspace_id: string
  account_id: string
  project_id: string
  training_id: string
}

/** named: taken through the training's link, under a name that nobody verified. */
export type AttemptSource = 'customer' | 'on_behalf' | 'named'

export type TrainingTables = {
  'onboarding.courses': {
    workspace_id: string
    course_id: string
    client_id: string
    kind: CourseKind
    audience: CourseAudience
    name_ja: string
    name_en: string
    minutes: number
    url: string | null
    questions: unknown
    pass_percent: Generated<number>
    is_archived: Generated<boolean>
    version: Generated<number>
  }
  'onboarding.trainings': OfTraining & {
    cycle: number
    client_id: string
    course_id: string
    task_id: string | null
    meeting_id: string | null
    joint_id: string | null
    due_on: string
    version: Generated<number>
  }
  'onboarding.training_participants': OfTraining & {
    participant_id: string
    stakeholder_id: string | null
    name: string
    email: string | null
    has_attended: boolean | null
    completed_on: string | null
    source: 'staff' | 'import' | 'portal'
  }
  'onboarding.skill_attempts': OfTraining & {
    skill_attempt_id: string
    participant_id: string
    client_id: string
    questions: unknown
    answers: unknown
    correct: number
    asked: number
    has_passed: boolean
    pass_percent: Generated<number>
    source: AttemptSource
    taken_on: string
    recorded_at: string
  }
  'onboarding.training_answers': OfTraining & {
    participant_id: string
    understood: number
    usable: number
    wanted: string
    source: 'customer' | 'on_behalf'
    answered_on: string
  }
}

export const tables = (db: Db) => db.withTables<TrainingTables>()

const questionsSchema = z.array(questionSchema)

type CourseRow = Selectable<TrainingTables['onboarding.courses']>
export type CourseRecord = Omit<CourseRow, 'questions' | 'name_ja' | 'name_en'> & {
  name: { ja: string; en: string }
  questions: z.infer<typeof questionsSchema>
}
export type TrainingRecord = Selectable<TrainingTables['onboarding.trainings']>
export type ParticipantRecord = Selectable<TrainingTables['onboarding.training_participants']>
export type AttemptRecord = Selectable<TrainingTables['onboarding.skill_attempts']>
export type AnswerRecord = Selectable<TrainingTables['onboarding.training_answers']>

export function toCourse({ name_ja: ja, name_en: en, ...row }: CourseRow): CourseRecord {
  return { ...row, name: { ja, en }, questions: questionsSchema.parse(row.questions) }
}
