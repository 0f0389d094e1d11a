import { type Link, linkKinds, toLinks } from '../network/link.ts'
import { type Program, type ProgramTask, programDraftSchema } from '../program.ts'
import { type PartColumn, type PartName, type PartRow, partNames, partOf, placeOf } from './program-parts.ts'

/** The columns of a program as a sheet, in their order; found again by these keys, whatever is moved around them. */
export const sheetColumns = [
  'stage',
  'stage_ja',
  'stage_en',
  'key',
  'name_ja',
  'name_en',
  'element',
  'kind',
  'side',
  'owner_role',
  'start_offset',
  'due_offset',
  'depends_on',
  'is_milestone',
  'is_value_task',
  'done_when_ja',
  'done_when_en',
  'effort_minutes',
  'visibility',
] as const
export type SheetColumn = (typeof sheetColumns)[number]
export type SheetRow = Readonly<Record<SheetColumn, string | number>>

export interface SheetFlaw {
  sheet: 'tasks' | PartName
  /** Line of the sheet, from 1. */
  line: number
  column: SheetColumn | PartColumn
  code: 'missing' | 'not_a_number' | 'unknown_word' | 'key_taken' | 'not_readable'
}

const shortKinds = { finish_start: 'FS', start_start: 'SS', finish_finish: 'FF', start_finish: 'SF' } as const
const yes = 'x'

/** A row of the sheet of tasks as it was read. */
interface TaskRow {
  line: number
  cells: Readonly<Partial<Record<SheetColumn, string>>>
}

/** A task a row, in the program's order. Conditions, pieces of homework and what runs by itself are not in it. */
export function rowsOf(program: Program): SheetRow[] {
  return program.tasks.map((task) => {
    const stage = program.stages.find(({ key }) => key === task.stage)
    return {
      stage: task.stage,
      stage_ja: stage?.name.ja ?? '',
      stage_en: stage?.name.en ?? '',
      key: task.key,
      name_ja: task.name.ja,
      name_en: task.name.en,
      element: task.element,
      kind: task.kind ?? '',
      side: task.side,
      owner_role: task.ownerRole,
      start_offset: task.startOffset,
      due_offset: task.dueOffset,
      depends_on: toLinks(task.dependsOn).map(linkText).join(' '),
      is_milestone: task.isMilestone ? yes : '',
      is_value_task: task.key === program.valueTaskKey ? yes : '',
      done_when_ja: task.doneWhen.ja,
      done_when_en: task.doneWhen.en,
      effort_minutes: task.effortMinutes,
      visibility: task.visibility ?? '',
    }
  })
}

/** `answer_hearing`, `kickoff:SS+2`. */
function linkText({ task, kind, lag }: Link): string {
  if (kind === 'finish_start' && lag === 0) return task
  return `${task}:${shortKinds[kind]}${lag === 0 ? '' : lag > 0 ? `+${lag}` : lag}`
}

function linkOf(text: string): Link | undefined {
  const [, task, short = 'FS', lag = '0'] = /^([a-z][a-z0-9_]*)(?::(FS|SS|FF|SF)([+-]\d{1,3})?)?$/i.exec(text) ?? []
  const kind = linkKinds.find((each) => shortKinds[each] === short.toUpperCase())
  return task === undefined || kind === undefined ? undefined : { task, kind, lag: Number(lag) }
}

/**
 * The program that the rows describe, over `base`: what no column says of a task (its condition, its pieces of homework)
 * stays as it is there, and so does what a sheet that is missing would say. Or every cell that cannot be read.
 */
export function programOf(
  base: Program,
  rows: readonly TaskRow[],
  parts: Readonly<Partial<Record<PartName, readonly PartRow[]>>> = {},
): { program: Program } | { flaws: SheetFlaw[] } {
  const flaws: SheetFlaw[] = []
  const known = new Map(base.tasks.map((task) => [task.key, task]))
  const stages = new Map<string, Program['stages'][number]>()
  const seen = new Set<string>()
  let valueTaskKey: string | undefined
  const tasks = rows.map(({ line, cells }) => {
    const flaw = (column: SheetColumn, code: SheetFlaw['code']) => flaws.push({ sheet: 'tasks', line, column, code })
    const text = (column: SheetColumn) => (cells[column] ?? '').trim()
    const number = (column: SheetColumn) => {
      const value = Number(text(column).normalize('NFKC'))
      if (text(column) === '' || !Number.isInteger(value))
        flaw(column, text(column) === '' ? 'missing' : 'not_a_number')
      return value
    }
    const key = text('key')
    if (key === '') flaw('key', 'missing')
    if (seen.has(key)) flaw('key', 'key_taken')
    seen.add(key)
    const stage = text('stage')
    if (stage === '') flaw('stage', 'missing')
    if (!stages.has(stage)) stages.set(stage, { key: stage, name: { ja: text('stage_ja'), en: text('stage_en') } })
    if (text('is_value_task') !== '') valueTaskKey = key
    const links = text('depends_on')
      .normalize('NFKC')
      .split(/[\s,;、]+/)
      .filter((each) => each !== '')
      .map(linkOf)
    if (links.includes(undefined)) flaw('depends_on', 'not_readable')
    const { visibility: _, kind: kindBefore, ...before }: Partial<ProgramTask> = known.get(key) ?? {}
    // A sheet from before there was such a column says nothing of it.
    const kind = cells.kind === undefined ? kindBefore : text('kind')
    const visibility = text('visibility')
    const effortMinutes = number('effort_minutes')
    const task = {
      ...before,
      key,
      name: { ja: text('name_ja'), en: text('name_en') },
      stage,
      element: text('element'),
      side: text('side'),
      ownerRole: text('owner_role'),
      startOffset: number('start_offset'),
      dueOffset: number('due_offset'),
      dependsOn: links.filter((link) => link !== undefined),
      isMilestone: text('is_milestone') !== '',
      doneWhen: { ja: text('done_when_ja'), en: text('done_when_en') },
      effortMinutes,
      ...(visibility === '' ? {} : { visibility }),
      ...(kind === undefined || kind === '' ? {} : { kind }),
    }
    // Pieces that no longer add up to the effort would keep the program from being published.
    const { chunks: __, ...whole } = task
    return before.effortMinutes === effortMinutes ? task : whole
  })
  if (flaws.length > 0) return { flaws }
  const parsed = programDraftSchema.safeParse({
    ...base,
    ...Object.assign({}, ...partNames.map((part) => (parts[part] ? partOf(part, parts[part]) : {}))),
    stages: [...stages.values()],
    tasks,
    valueTaskKey: valueTaskKey ?? base.valueTaskKey,
  })
  if (parsed.success) return { program: parsed.data }
  return { flaws: parsed.error.issues.map(({ path }) => flawAt(path, rows, parts)) }
}

const columnOf: Readonly<Record<string, SheetColumn>> = {
  key: 'key',
  name: 'name_ja',
  stage: 'stage',
  element: 'element',
  kind: 'kind',
  side: 'side',
  ownerRole: 'owner_role',
  startOffset: 'start_offset',
  dueOffset: 'due_offset',
  dependsOn: 'depends_on',
  doneWhen: 'done_when_ja',
  effortMinutes: 'effort_minutes',
  visibility: 'visibility',
}

function flawAt(
  path: readonly PropertyKey[],
  rows: readonly { line: number }[],
  parts: Readonly<Partial<Record<PartName, readonly PartRow[]>>>,
): SheetFlaw {
  const place = placeOf(path)
  if (place) {
    const { part: sheet, index, column } = place
    return { sheet, line: parts[sheet]?.[index]?.line ?? 1, column, code: 'unknown_word' }
  }
  const [part, index, field] = path
  const line = part === 'tasks' && typeof index === 'number' ? rows[index]?.line : undefined
  return { sheet: 'tasks', line: line ?? 1, column: columnOf[String(field)] ?? 'key', code: 'unknown_word' }
}
