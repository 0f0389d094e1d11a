import { defaultExamTiming, type ExamTiming } from '../outcome/exam.ts'
import { defaultGraduationPolicy, type GraduationPolicy } from '../outcome/graduation.ts'
import type { EnablementLevel } from './enablement.ts'

/** All that a workspace can set for exam and judgement. */
export interface GraduationSettings {
  cutOffs: GraduationPolicy
  timing: ExamTiming
  /** Below it nobody graduates unconditionally; null asks for none. */
  requiredEnablement: EnablementLevel | null
  /** After how many days at most a conditional graduation is judged again. */
  rejudgeWithinDays: number
}

export const defaultGraduationSettings: GraduationSettings = {
  cutOffs: defaultGraduationPolicy,
  timing: defaultExamTiming,
  requiredEnablement: null,
  rejudgeWithinDays: 28,
}

export type GraduationSettingsFlaw = 'pass_below_conditional' | 'closes_before_sending'

/** Settings by which nothing could be judged. */
export function settingsFlaw({ cutOffs, timing }: GraduationSettings): GraduationSettingsFlaw | null {
  if (cutOffs.passScore <= cutOffs.conditionalScore) return 'pass_below_conditional'
  return timing.closeOnDay <= timing.sendOnDay ? 'closes_before_sending' : null
}
