import { type Day90Policy, defaultDay90Policy } from '../outcome/day-90.ts'
import { defaultExamTiming, type ExamTiming } from '../outcome/exam.ts'
import { defaultGraduationPolicy, type GraduationPolicy } from '../outcome/graduation.ts'
import type { EnablementLevel } from './enablement.ts'

/** All that a workspace can set for exam and judgement. */
export interface GraduationSettings {
  cutOffs: GraduationPolicy
  timing: ExamTiming
  /** From which day a missing sign of value is warned of, and on which it demands a re-kickoff. */
  day90: Day90Policy
  /** Below it nobody graduates unconditionally; null asks for none. */
  requiredEnablement: EnablementLevel | null
  /** After how many days at most a conditional graduation is judged again. */
  rejudgeWithinDays: number
}

export const defaultGraduationSettings: GraduationSettings = {
  cutOffs: defaultGraduationPolicy,
  timing: defaultExamTiming,
  day90: defaultDay90Policy,
  requiredEnablement: null,
  rejudgeWithinDays: 28,
}

export type GraduationSettingsFlaw = 'pass_below_conditional' | 'closes_before_sending' | 'rekickoff_before_warning'

/** Settings by which nothing could be judged. */
export function settingsFlaw({ cutOffs, timing, day90 }: GraduationSettings): GraduationSettingsFlaw | null {
  if (cutOffs.passScore <= cutOffs.conditionalScore) return 'pass_below_conditional'
  if (timing.closeOnDay <= timing.sendOnDay) return 'closes_before_sending'
  return day90.rekickoffDay <= day90.warnFromDay ? 'rekickoff_before_warning' : null
}
