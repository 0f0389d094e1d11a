import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultExamTiming } from '../domain/outcome/exam.ts'
import { criteriaFlaws, defaultGraduationPolicy } from '../domain/outcome/graduation.ts'
import { kickoffRecordKeys } from '../domain/outcome/kickoff-gate.ts'
import { programFlaws } from '../domain/program.ts'
import { onboardingElements } from '../domain/task.ts'
import { programHints } from '../domain/versions/hints.ts'
import {
  builtInEarlyWins,
  builtInExitCriteria,
  builtInGraduationExam,
  builtInKickoffAgendas,
  builtInPrograms,
  builtInStopReasons,
  builtInVersions,
} from './built-in.ts'

const published: Readonly<Record<string, string>> = {
  'wbs_high_12w v3': '92199c65e5510e1d',
  'wbs_high_12w v2': '1f67dff200761bef',
  'wbs_high_12w v1': '125cdfc679fc9add',
  'wbs_low_6w v3': '5f7c0603f57d5c32',
  'wbs_low_6w v2': '6fcf5aa76515b9a7',
  'wbs_low_6w v1': '8169efa9b5941612',
  'wbs_tech_14d v4': '2561eca12ba356f2',
  'wbs_tech_14d v3': '04eb3c0410a74e50',
  'wbs_tech_14d v2': 'd2db11b18207d6db',
  'wbs_tech_14d v1': '938ab674d7ff9839',
}

const programOf = (key: string) => {
  const program = builtInPrograms.find((each) => each.key === key)
  if (program === undefined) throw new Error(`no program ${key}`)
  return program
}

describe('built-in programs', () => {
  it.each([
    { key: 'wbs_high_12w', tasks: 36, milestones: 5, lastDue: 64, valueDue: 38, kickoff: 8 },
    { key: 'wbs_low_6w', tasks: 16, milestones: 4, lastDue: 30, valueDue: 20, kickoff: 6 },
    { key: 'wbs_tech_14d', tasks: 8, milestones: 1, lastDue: 14, valueDue: 14, kickoff: undefined },
  ])('$key has $tasks tasks, $milestones milestones and ends on day $lastDue', (expected) => {
    const { tasks, valueTaskKey } = programOf(expected.key)
    expect(tasks).toHaveLength(expected.tasks)
    expect(tasks.filter((task) => task.isMilestone)).toHaveLength(expected.milestones)
    expect(Math.max(...tasks.map((task) => task.dueOffset))).toBe(expected.lastDue)
    expect(tasks.find((task) => task.key === valueTaskKey)?.dueOffset).toBe(expected.valueDue)
    expect(tasks.find((task) => task.kind === 'kickoff')?.dueOffset).toBe(expected.kickoff)
  })

  it.each(builtInVersions.map((version) => [`${version.key} v${version.version}`, version] as const))(
    '%s stays as it was published',
    (name, version) => {
      // What projects follow never changes under them: change a program by publishing its next version.
      const print = createHash('sha256').update(JSON.stringify(version)).digest('hex').slice(0, 16)
      expect({ [name]: print }).toEqual({ [name]: published[name] })
    },
  )

  it('covers all six elements in the high-touch program', () => {
    const elements = new Set(programOf('wbs_high_12w').tasks.map((task) => task.element))
    expect(onboardingElements.filter((element) => !elements.has(element))).toEqual([])
  })

  it.each(builtInPrograms.map((program) => [program.key, program] as const))(
    '%s lacks nothing that onboarding consists of, and says whom it suits and when one graduates',
    (_, program) => {
      const missing = programHints(program).filter(
        ({ code }) => code.startsWith('no_') || code === 'value_no_milestone',
      )
      expect(missing).toEqual([])
      expect(program.graduationStageKey).toBeDefined()
    },
  )

  it('runs the tech-touch program without people', () => {
    expect(programOf('wbs_tech_14d').tasks.every((task) => task.isAutomatic && task.ownerRole === 'system')).toBe(true)
  })
})

describe('program flaws', () => {
  const program = programOf('wbs_low_6w')
  const [first, ...rest] = program.tasks
  if (first === undefined) throw new Error('empty program')
  it.each([
    { code: 'onboarding.task_key_taken', tasks: [first, first, ...rest] },
    { code: 'onboarding.stage_unknown', tasks: [{ ...first, stage: 'nowhere' }, ...rest] },
    { code: 'onboarding.due_before_start', tasks: [{ ...first, startOffset: 9 }, ...rest] },
    {
      code: 'onboarding.homework_not_cut',
      tasks: [{ ...first, side: 'customer' as const, effortMinutes: 31 }, ...rest],
    },
    {
      code: 'onboarding.chunks_differ_from_effort',
      tasks: [{ ...first, chunks: [{ name: first.name, minutes: 5 }] }, ...rest],
    },
    { code: 'onboarding.dependency_unknown', tasks: [{ ...first, dependsOn: ['nothing'] }, ...rest] },
    { code: 'onboarding.dependency_cycle', tasks: [{ ...first, dependsOn: ['hold_kickoff'] }, ...rest] },
    { code: 'onboarding.value_task_unknown', tasks: [first] },
  ])('$code', ({ code, tasks }) => {
    expect(programFlaws({ ...program, tasks }).map((flaw) => flaw.code)).toContain(code)
  })
})

describe('kickoff agendas', () => {
  it.each(builtInKickoffAgendas)('$key: its items fill its minutes', ({ items, minutes }) => {
    expect(items.reduce((sum, item) => sum + item.minutes, 0)).toBe(minutes)
  })

  it.each(['kick_90', 'kick_60'])('%s comes to all five agreed records', (key) => {
    const agreed = builtInKickoffAgendas.find((each) => each.key === key)?.items.map((item) => item.agrees)
    expect(kickoffRecordKeys.filter((record) => !agreed?.includes(record))).toEqual([])
  })
})

describe('the other content', () => {
  it('has a standard set that demands an outcome and an intent', () => {
    expect(builtInExitCriteria.sets.map((set) => criteriaFlaws(set.criteria))).toEqual([[]])
    expect(builtInExitCriteria.sets[0]?.criteria).toHaveLength(9)
    expect(builtInExitCriteria.productExamples).toHaveLength(9)
  })

  it('ships the cut-offs and days that the domain takes as defaults', () => {
    expect(builtInGraduationExam.policy).toEqual(defaultGraduationPolicy)
    expect(builtInGraduationExam.timing).toEqual(defaultExamTiming)
  })

  it('lets the early wins add up to the whole way', () => {
    expect(builtInEarlyWins.reduce((sum, win) => sum + win.progressShare, 0)).toBeCloseTo(1)
    expect(builtInStopReasons).toHaveLength(10)
  })

  it('types waves so that they survive CP932, and exclaims nowhere', () => {
    const folder = import.meta.dirname
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    expect(files).not.toEqual([])
    for (const file of files) expect(readFileSync(`${folder}/${file}`, 'utf8')).not.toMatch(/[\u301c！!♪]/)
  })

  it('uses the same placeholders in both languages', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\{[^}]+\}\}/g))].toSorted()
    for (const { message, teamMessage } of builtInEarlyWins) {
      for (const { ja, en } of [message.subject, message.body, teamMessage]) {
        expect(placeholders(en)).toEqual(placeholders(ja))
      }
    }
  })
})
