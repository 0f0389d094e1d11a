import { z } from 'zod'

const text = z.string().catch('')

/** Answers as inputs need them: whatever is stored or half typed, never throwing. */
const personSchema = z
  .object({ name: text, reading: text, department: text, title: text, email: text, phone: text })
  .catch({ name: '', reading: '', department: '', title: '', email: '', phone: '' })
export type PersonValue = z.infer<typeof personSchema>

const dateTextSchema = z.object({ date: z.string().nullable().catch(null), text }).catch({ date: null, text: '' })
const choicesSchema = z.object({ chosen: z.array(z.string()).catch([]), other: text }).catch({ chosen: [], other: '' })
const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number()]).catch(''))).catch([])
const textsSchema = z.array(text).catch([])

export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
export const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const asPerson = (value: unknown) => personSchema.parse(value)
export const asDateText = (value: unknown) => dateTextSchema.parse(value)
export const asChoices = (value: unknown) => choicesSchema.parse(value)
export const asRows = (value: unknown) => rowsSchema.parse(value)
export const asTexts = (value: unknown) => textsSchema.parse(value)

/** The rows to draw: those that are, and an empty one to write on in, while there may be more. */
export function rowsToDraw<Row>(rows: readonly Row[], blank: Row, max: number): readonly Row[] {
  return rows.length < max ? [...rows, blank] : rows
}
