import words from './attendance-words.json' with { type: 'json' }

export const fileVerdicts = ['matched', 'added', 'no_person', 'bad_email', 'unclear', 'twice'] as const
/**
 * matched: somebody who was asked · added: somebody new · no_person: neither name nor address · unclear: attendance that
 * cannot be read · twice: the same person stands further up.
 */
export type FileVerdict = (typeof fileVerdicts)[number]

const { headings, came: yes, missed: no } = words
export type AttendanceColumn = keyof typeof headings

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・:()]/g, '')

/** Which column holds what, by its heading; undefined where no heading says so. */
export function columnsOf(header: readonly string[]): Record<AttendanceColumn, number | undefined> {
  const find = (column: AttendanceColumn) => {
    const index = header.findIndex((cell) => headings[column].some((heading) => heading === plain(cell)))
    return index < 0 ? undefined : index
  }
  return { name: find('name'), email: find('email'), attended: find('attended') }
}

/** Whether the cell says that the person came; undefined where it says neither. */
export function attendanceIn(cell: string): boolean | undefined {
  const text = plain(cell)
  if (yes.some((word) => plain(word) === text)) return true
  return no.some((word) => plain(word) === text) ? false : undefined
}

export interface KnownPerson {
  id: string
  name: string
  email: string | null
}

export interface JudgedRow {
  line: number
  name: string
  email: string
  hasAttended: boolean | null
  verdict: FileVerdict
  /** The one who was asked already. */
  personId: string | null
}

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/**
 * What each row says of whom. People are known by their address, else by a name that only one of them has. A list without
 * a column of attendance names those who came. Pure.
 */
export function judgeRows(
  header: readonly string[],
  rows: readonly { line: number; cells: readonly string[] }[],
  known: readonly KnownPerson[],
): JudgedRow[] {
  const columns = columnsOf(header)
  const cellOf = (cells: readonly string[], column: AttendanceColumn) =>
    (columns[column] === undefined ? '' : (cells[columns[column]] ?? '')).normalize('NFKC').trim()
  const seen = new Set<string>()
  return rows.map(({ line, cells }) => {
    const [name, email] = [cellOf(cells, 'name'), cellOf(cells, 'email')]
    const came = columns.attended === undefined ? true : attendanceIn(cellOf(cells, 'attended'))
    const person = personOf(known, name, email)
    const key = person?.id ?? (email === '' ? `name:${plain(name)}` : `email:${email.toLowerCase()}`)
    const verdict = verdictOf({ name, email, came, isKnown: person !== undefined, isTwice: seen.has(key) })
    seen.add(key)
    return { line, name: person?.name ?? name, email, hasAttended: came ?? null, verdict, personId: person?.id ?? null }
  })
}

function verdictOf(row: {
  name: string
  email: string
  came: boolean | undefined
  isKnown: boolean
  isTwice: boolean
}): FileVerdict {
  if (row.name === '' && row.email === '') return 'no_person'
  if (row.email !== '' && !emailPattern.test(row.email)) return 'bad_email'
  if (row.came === undefined) return 'unclear'
  if (row.isTwice) return 'twice'
  return row.isKnown ? 'matched' : 'added'
}

function personOf(known: readonly KnownPerson[], name: string, email: string): KnownPerson | undefined {
  const byEmail = known.find((one) => email !== '' && one.email?.toLowerCase() === email.toLowerCase())
  if (byEmail) return byEmail
  const namesakes = known.filter((one) => name !== '' && plain(one.name) === plain(name))
  // Another address under the same name is another person.
  return email === '' && namesakes.length === 1 ? namesakes[0] : undefined
}
