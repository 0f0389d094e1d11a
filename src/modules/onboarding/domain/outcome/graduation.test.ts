import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '#platform/kernel/calendar.ts'
import { examDates } from './exam.ts'
import {
  type CriterionState,
  criteriaFlaws,
  criterionCategories,
  criterionStates,
  type ExamAnswer,
  type GraduationFacts,
  judgeGraduation,
} from './graduation.ts'

const answer = (score: number): ExamAnswer => ({ score, reason: '' })
const criterion = (key: string, change: Partial<CriterionState> = {}): CriterionState => ({
  key,
  category: 'use',
  isMust: true,
  state: 'met',
  ...change,
})
const goal = { key: 'g', isMust: true, isAchieved: true, hasEvidence: true }
const facts: GraduationFacts = {
  today: '2026-06-28',
  exam: { closesOn: '2026-06-30', graceEndsOn: '2026-07-07' },
  champion: answer(9),
  sponsor: answer(8),
  criteria: [criterion('a'), criterion('b'), criterion('c')],
  areCriteriaAgreed: true,
  goals: [goal],
  confirmedValue: { confirmedBy: '田中 太郎', confirmedOn: '2026-06-20', words: 'The close is two days faster' },
  enablement: { level: 2, required: 2 },
  health: 'healthy',
}
const unmetCriteria = (count: number) =>
  facts.criteria.map((each, index) => (index < count ? { ...each, state: 'unmet' as const } : each))

describe('judgeGraduation', () => {
  it.each([
    { name: 'everything reached', change: {}, verdict: 'passed', codes: [] },
    {
      name: 'criteria that nobody agreed to',
      change: { areCriteriaAgreed: false },
      verdict: 'conditional',
      codes: ['criteria_not_agreed'],
    },
    {
      name: 'no criteria to agree to',
      change: { criteria: [], areCriteriaAgreed: false },
      verdict: 'passed',
      codes: [],
    },
    {
      name: 'the lower score counts',
      change: { sponsor: answer(7) },
      verdict: 'conditional',
      codes: ['score_between'],
    },
    {
      name: 'whoever gave it',
      change: { champion: answer(5), sponsor: answer(10) },
      verdict: 'rekickoff',
      codes: ['score_low'],
    },
    { name: 'score 8', change: { champion: answer(8) }, verdict: 'passed', codes: [] },
    { name: 'score 6', change: { champion: answer(6) }, verdict: 'conditional', codes: ['score_between'] },
    { name: 'score 0', change: { champion: answer(0) }, verdict: 'rekickoff', codes: ['score_low'] },
    { name: 'champion alone', change: { sponsor: null }, verdict: 'passed', codes: ['sponsor_unanswered'] },
    { name: 'one unmet', change: { criteria: unmetCriteria(1) }, verdict: 'conditional', codes: ['criterion_not_met'] },
    {
      name: 'two unmet',
      change: { criteria: unmetCriteria(2) },
      verdict: 'conditional',
      codes: Array(2).fill('criterion_not_met'),
    },
    {
      name: 'three unmet',
      change: { criteria: unmetCriteria(3) },
      verdict: 'rekickoff',
      codes: Array(3).fill('criterion_not_met'),
    },
    {
      name: 'a criterion nobody looked at is not met',
      change: { criteria: [criterion('a', { state: 'unknown' })] },
      verdict: 'conditional',
      codes: ['criterion_not_met'],
    },
    {
      name: 'optional criteria',
      change: { criteria: [criterion('a', { isMust: false, state: 'unmet' })] },
      verdict: 'passed',
      codes: [],
    },
    {
      name: 'the criterion of intent is the score itself',
      change: {
        champion: answer(7),
        criteria: [...unmetCriteria(2), criterion('i', { category: 'intent', state: 'unmet' })],
      },
      verdict: 'conditional',
      codes: ['score_between', 'criterion_not_met', 'criterion_not_met'],
    },
    {
      name: 'value not confirmed',
      change: { confirmedValue: null },
      verdict: 'conditional',
      codes: ['value_not_confirmed'],
    },
    {
      name: 'a goal not achieved',
      change: { goals: [{ ...goal, isAchieved: false }] },
      verdict: 'conditional',
      codes: ['goal_not_achieved'],
    },
    {
      name: 'no evidence',
      change: { goals: [{ ...goal, hasEvidence: false }] },
      verdict: 'conditional',
      codes: ['goal_without_evidence'],
    },
    {
      name: 'no must-have goal',
      change: { goals: [{ ...goal, isMust: false }] },
      verdict: 'conditional',
      codes: ['no_must_goal'],
    },
    {
      name: 'not yet enabled',
      change: { enablement: { level: 1, required: 2 } },
      verdict: 'conditional',
      codes: ['enablement_below_required'],
    },
    {
      name: 'health to watch',
      change: { health: 'watch' as const },
      verdict: 'conditional',
      codes: ['health_not_green'],
    },
    { name: 'health unknown', change: { health: 'unknown' as const }, verdict: 'passed', codes: ['health_unknown'] },
  ])('$name: $verdict', ({ change, verdict, codes }) => {
    const judgement = judgeGraduation({ ...facts, ...change })
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.reasons.map((reason) => reason.code)).toEqual(codes)
  })

  it.each([
    { today: '2026-06-30', verdict: 'unknown', code: 'awaiting_answer' },
    { today: '2026-07-01', verdict: 'rekickoff', code: 'unanswered' },
    { today: '2026-07-07', verdict: 'rekickoff', code: 'unanswered' },
    { today: '2026-07-08', verdict: 'unknown', code: 'unanswered_after_grace' },
  ])('without the champion on $today: $verdict', ({ today, verdict, code }) => {
    const judgement = judgeGraduation({ ...facts, champion: null, today })
    expect(judgement).toMatchObject({ verdict, score: null, reasons: [{ code }] })
  })

  it.each([
    { name: 'nobody', change: { confirmedBy: ' ' } },
    { name: 'no words', change: { words: '' } },
    { name: 'a day to come', change: { confirmedOn: '2026-06-29' } },
  ])('takes no confirmation with $name', ({ change }) => {
    const confirmedValue = { confirmedBy: 'T', confirmedOn: '2026-06-20', words: 'w', ...change }
    expect(judgeGraduation({ ...facts, confirmedValue }).verdict).toBe('conditional')
  })

  it('can go by the champion alone', () => {
    const policy = { scoreBasis: 'champion', passScore: 8, conditionalScore: 6, maxUnmetForConditional: 2 } as const
    expect(judgeGraduation({ ...facts, sponsor: answer(2) }, policy)).toMatchObject({ verdict: 'passed', score: 9 })
  })
})

describe('laws of graduation', () => {
  const anyFacts = fc.record({
    today: fc.constant(facts.today),
    exam: fc.constant(facts.exam),
    champion: fc.option(fc.nat(10).map(answer)),
    sponsor: fc.option(fc.nat(10).map(answer)),
    criteria: fc.array(
      fc.record({
        key: fc.string(),
        category: fc.constantFrom(...criterionCategories),
        isMust: fc.boolean(),
        state: fc.constantFrom(...criterionStates),
      }),
    ),
    areCriteriaAgreed: fc.boolean(),
    goals: fc.array(
      fc.record({ key: fc.string(), isMust: fc.boolean(), isAchieved: fc.boolean(), hasEvidence: fc.boolean() }),
    ),
    confirmedValue: fc.option(fc.constant(facts.confirmedValue)),
    enablement: fc.constant(null),
    health: fc.constantFrom('healthy', 'watch', 'at_risk', 'unknown'),
  })
  const order = ['rekickoff', 'conditional', 'passed']

  it('never passes without confirmed value, proven must-haves and both scores', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { verdict } = judgeGraduation(some)
        if (verdict !== 'passed') return
        expect(some.confirmedValue).not.toBeNull()
        expect(some.criteria.length === 0 || some.areCriteriaAgreed).toBe(true)
        expect(some.goals.some((each) => each.isMust)).toBe(true)
        expect(some.goals.every((each) => !each.isMust || (each.isAchieved && each.hasEvidence))).toBe(true)
        expect(Math.min(some.champion?.score ?? 0, some.sponsor?.score ?? 10)).toBeGreaterThanOrEqual(8)
      }),
      { numRuns: 1000 },
    )
  })

  it('never gets worse by a higher score or a confirmed value', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(9), (some, score) => {
        const verdictOf = (change: Partial<GraduationFacts>) =>
          order.indexOf(judgeGraduation({ ...some, champion: answer(score), ...change }).verdict)
        expect(verdictOf({ champion: answer(score + 1) })).toBeGreaterThanOrEqual(verdictOf({}))
        expect(verdictOf({ confirmedValue: facts.confirmedValue })).toBeGreaterThanOrEqual(verdictOf({}))
      }),
    )
  })
})

describe('criteriaFlaws', () => {
  const outcome = { category: 'outcome', isMust: true } as const
  const intent = { category: 'intent', isMust: true } as const
  it.each([
    { criteria: [outcome, intent], flaws: [] },
    { criteria: [outcome, { ...intent, isMust: false }], flaws: ['no_intent_criterion'] },
    { criteria: [], flaws: ['no_outcome_criterion', 'no_intent_criterion'] },
  ])('$flaws', ({ criteria, flaws }) => {
    expect(criteriaFlaws(criteria)).toEqual(flaws)
  })
})

describe('examDates', () => {
  it('goes out on day 80, closes on day 90, reminds twice and grants 5 business days', () => {
    expect(examDates('2026-04-01', buildCalendar({ japaneseHolidays: true }))).toEqual({
      sendOn: '2026-06-20',
      remindersOn: ['2026-06-24', '2026-06-29'],
      closesOn: '2026-06-30',
      graceEndsOn: '2026-07-07',
    })
  })
})
