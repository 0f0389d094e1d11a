import { kickoffLengths, meetingsOf, type reviewKinds } from '../meeting/program-meetings.ts'
import type { Program } from '../program.ts'

/** The further sheets of a program's workbook with their columns, found again by these keys. */
export const partSheets = {
  program: [
    'name_ja',
    'name_en',
    'touch_model',
    'day_kind',
    'range_weeks',
    'kickoff_minutes',
    'check_ins',
    'early_check_ins',
    'reviews',
    'kickoff_records',
    'graduation_stage',
  ],
  goals: [
    'use_case_ja',
    'use_case_en',
    'problem_ja',
    'problem_en',
    'metric_ja',
    'metric_en',
    'unit_ja',
    'unit_en',
    'direction',
    'evidence_ja',
    'evidence_en',
    'is_must',
  ],
  criteria: [
    'key',
    'category',
    'text_ja',
    'text_en',
    'is_must',
    'verified_by',
    'target',
    'unit',
    'window_days',
    'judge',
  ],
  roadmap: ['key', 'name_ja', 'name_en', 'value_ja', 'value_en', 'evidence_ja', 'evidence_en', 'task_keys'],
} as const
export const partNames = ['program', 'goals', 'criteria', 'roadmap'] as const
export type PartName = (typeof partNames)[number]
export type PartColumn = (typeof partSheets)[PartName][number]

export type PartCells = Readonly<Partial<Record<PartColumn, string>>>
export interface PartRow {
  line: number
  cells: PartCells
}

const yes = 'x'
const mark = (is: boolean) => (is ? yes : '')

/** The rows of a sheet. What the program leaves to the product's standard has no row, or empty cells. */
export function partRowsOf(program: Program, part: PartName): PartCells[] {
  switch (part) {
    case 'program': {
      const { name, touchModel, dayKind, rangeWeeks, kickoffRecords = [], graduationStageKey } = program
      const own = program.meetings && meetingsOf(program)
      return [
        {
          name_ja: name.ja,
          name_en: name.en,
          touch_model: touchModel,
          day_kind: dayKind,
          range_weeks: `${rangeWeeks}`,
          kickoff_minutes: own ? `${own.kickoffMinutes}` : '',
          check_ins: own?.regular ?? '',
          early_check_ins: own?.early ?? '',
          reviews: own?.reviews.map(dayOf).join(' ') ?? '',
          kickoff_records: kickoffRecords.join(' '),
          graduation_stage: graduationStageKey ?? '',
        },
      ]
    }
    case 'goals':
      return (program.goals ?? []).map(({ useCase, problem, metric, unit, direction, requiredEvidence, isMust }) => ({
        use_case_ja: useCase.ja,
        use_case_en: useCase.en,
        problem_ja: problem.ja,
        problem_en: problem.en,
        metric_ja: metric.ja,
        metric_en: metric.en,
        unit_ja: unit.ja,
        unit_en: unit.en,
        direction,
        evidence_ja: requiredEvidence.ja,
        evidence_en: requiredEvidence.en,
        is_must: mark(isMust),
      }))
    case 'criteria':
      return (program.criteria ?? []).map(({ key, category, text, isMust, ...terms }) => ({
        key,
        category,
        text_ja: text.ja,
        text_en: text.en,
        is_must: mark(isMust),
        verified_by: terms.verifiedBy?.join(' ') ?? '',
        target: terms.target === undefined ? '' : `${terms.target}`,
        unit: terms.unit ?? '',
        window_days: terms.windowDays === undefined ? '' : `${terms.windowDays}`,
        judge: terms.judge ?? '',
      }))
    case 'roadmap':
      return (program.roadmap ?? []).map(({ key, name, value, evidence, taskKeys }) => ({
        key,
        name_ja: name.ja,
        name_en: name.en,
        value_ja: value.ja,
        value_en: value.en,
        evidence_ja: evidence.ja,
        evidence_en: evidence.en,
        task_keys: taskKeys.join(' '),
      }))
  }
}

const dayOf = (kind: (typeof reviewKinds)[number]) => kind.replace('review_', '')
const wordsIn = (text: string) =>
  text
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((word) => word !== '')

/** What a sheet says of the program, still to be judged by its schema; a sheet without rows leaves it to the standard. */
export function partOf(part: PartName, rows: readonly PartRow[]): Record<string, unknown> {
  const read = rows.map(({ cells }) => {
    const text = (column: PartColumn) => (cells[column] ?? '').trim()
    const both = (ja: PartColumn, en: PartColumn) => ({ ja: text(ja), en: text(en) })
    return { text, both, number: (column: PartColumn) => Number(text(column).normalize('NFKC')) }
  })
  const orNone = <Row>(list: readonly Row[]) => (list.length > 0 ? list : undefined)
  switch (part) {
    case 'program': {
      const [row] = read
      if (row === undefined) return {}
      const { text, both, number } = row
      const said = (['kickoff_minutes', 'check_ins', 'early_check_ins', 'reviews'] as const).some(
        (column) => text(column) !== '',
      )
      const records = wordsIn(text('kickoff_records'))
      return {
        name: both('name_ja', 'name_en'),
        touchModel: text('touch_model'),
        dayKind: text('day_kind'),
        rangeWeeks: number('range_weeks'),
        meetings: said
          ? {
              kickoffMinutes: kickoffLengths.find((minutes) => minutes === number('kickoff_minutes')),
              regular: text('check_ins'),
              early: text('early_check_ins'),
              reviews: wordsIn(text('reviews')).map((day) => `review_${day}`),
            }
          : undefined,
        kickoffRecords: orNone(records),
        graduationStageKey: text('graduation_stage') === '' ? undefined : text('graduation_stage'),
      }
    }
    case 'goals':
      return {
        goals: orNone(
          read.map(({ text, both }) => ({
            useCase: both('use_case_ja', 'use_case_en'),
            problem: both('problem_ja', 'problem_en'),
            metric: both('metric_ja', 'metric_en'),
            unit: both('unit_ja', 'unit_en'),
            direction: text('direction'),
            requiredEvidence: both('evidence_ja', 'evidence_en'),
            isMust: text('is_must') !== '',
          })),
        ),
      }
    case 'criteria':
      return {
        criteria: orNone(
          read.map(({ text, both, number }) => ({
            key: text('key'),
            category: text('category'),
            text: both('text_ja', 'text_en'),
            isMust: text('is_must') !== '',
            ...(text('verified_by') !== '' && { verifiedBy: wordsIn(text('verified_by')) }),
            ...(text('target') !== '' && { target: number('target') }),
            ...(text('unit') !== '' && { unit: text('unit') }),
            ...(text('window_days') !== '' && { windowDays: number('window_days') }),
            ...(text('judge') !== '' && { judge: text('judge') }),
          })),
        ),
      }
    case 'roadmap':
      return {
        roadmap: orNone(
          read.map(({ text, both }) => ({
            key: text('key'),
            name: both('name_ja', 'name_en'),
            value: both('value_ja', 'value_en'),
            evidence: both('evidence_ja', 'evidence_en'),
            taskKeys: wordsIn(text('task_keys')),
          })),
        ),
      }
  }
}

const columnsOfFields: Readonly<Record<string, PartColumn>> = {
  name: 'name_ja',
  touchModel: 'touch_model',
  dayKind: 'day_kind',
  rangeWeeks: 'range_weeks',
  kickoffMinutes: 'kickoff_minutes',
  regular: 'check_ins',
  early: 'early_check_ins',
  reviews: 'reviews',
  kickoffRecords: 'kickoff_records',
  graduationStageKey: 'graduation_stage',
  useCase: 'use_case_ja',
  problem: 'problem_ja',
  metric: 'metric_ja',
  unit: 'unit_ja',
  direction: 'direction',
  requiredEvidence: 'evidence_ja',
  key: 'key',
  category: 'category',
  text: 'text_ja',
  verifiedBy: 'verified_by',
  target: 'target',
  windowDays: 'window_days',
  judge: 'judge',
  value: 'value_ja',
  evidence: 'evidence_ja',
  taskKeys: 'task_keys',
}

/** Where in the workbook a part of the program is written; undefined for what is in the sheet of tasks. */
export function placeOf(
  path: readonly PropertyKey[],
): { part: PartName; index: number; column: PartColumn } | undefined {
  const [first, second, third] = path.map(String)
  const list = partNames.find((part) => part !== 'program' && part === first)
  if (list === 'criteria' && third === 'unit') return { part: list, index: Number(second ?? 0), column: 'unit' }
  if (list)
    return { part: list, index: Number(second ?? 0), column: columnsOfFields[third ?? ''] ?? partSheets[list][0] }
  const column = columnsOfFields[first === 'meetings' ? (second ?? '') : (first ?? '')]
  return column && partSheets.program.some((each) => each === column)
    ? { part: 'program', index: 0, column }
    : undefined
}
