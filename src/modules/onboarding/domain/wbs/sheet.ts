import type { PlainDateString } from '#platform/kernel/dates.ts'
import type { TaskStatus } from '../task.ts'

/** What of a task a sheet may change. */
export const sheetFields = ['name', 'owner', 'dates', 'effort', 'status'] as const
export type SheetField = (typeof sheetFields)[number]

/** Columns of the sheet that only inform: what is changed in them is not taken over. */
export const fixedColumns = ['stage', 'side', 'dependsOn', 'doneWhen'] as const
export type FixedColumn = (typeof fixedColumns)[number]

/** One line of the sheet as it was made. */
export interface SheetTask extends Record<FixedColumn, string> {
  id: string
  name: string
  owner: string
  startOn: PlainDateString
  dueOn: PlainDateString
  status: TaskStatus
  doneOn: PlainDateString | null
  /** Null where the sheet does not show it. */
  effortMinutes: number | null
}

/** A task's fields as texts that are equal where the fields are. */
export type FieldValues = Record<SheetField, string | null>

/** Text as people see it: widths, line ends and the space around do not count. */
export const plainText = (text: string) => text.normalize('NFKC').replaceAll('\r\n', '\n').trim()

/** `done` alone where the day is not known. */
export function statusValue(status: TaskStatus, doneOn: PlainDateString | null): string {
  return status === 'done' && doneOn !== null ? `done ${doneOn}` : status
}

export function valuesOf(
  task: Pick<SheetTask, 'name' | 'owner' | 'startOn' | 'dueOn' | 'status' | 'doneOn' | 'effortMinutes'>,
): FieldValues {
  return {
    name: plainText(task.name),
    owner: plainText(task.owner),
    dates: `${task.startOn}/${task.dueOn}`,
    effort: task.effortMinutes === null ? null : String(task.effortMinutes),
    status: statusValue(task.status, task.doneOn),
  }
}

/** A day that one side leaves open is whatever the other says. */
export function isSame(field: SheetField, one: string | null, other: string | null): boolean {
  if (one === other) return true
  if (field !== 'status' || one === null || other === null) return false
  const isDone = (value: string) => value.startsWith('done')
  return isDone(one) && isDone(other) && (one === 'done' || other === 'done')
}
