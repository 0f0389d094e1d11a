export const paperKinds = ['success_plan', 'pack'] as const
export type PaperKind = (typeof paperKinds)[number]

/** In both languages, so that a version reads the same whoever opens it. */
export interface Cell {
  ja: string
  en: string
}

export interface PaperRow {
  /** What the row is about; the same thing has the same key in every version. */
  key: string
  cells: Cell[]
}

export interface PaperSection {
  key: string
  rows: PaperRow[]
}

export interface RowChange {
  kind: 'added' | 'removed' | 'changed'
  before: Cell[] | null
  after: Cell[] | null
}

export interface SectionChange {
  key: string
  changes: RowChange[]
}

/** What changed from one version of a paper to another, section by section; untouched sections are left out. */
export function diffPapers(before: readonly PaperSection[], after: readonly PaperSection[]): SectionChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))]
  const rowsOf = (sections: readonly PaperSection[], key: string) =>
    sections.find((section) => section.key === key)?.rows ?? []
  return keys.flatMap((key) => {
    const changes = diffRows(rowsOf(before, key), rowsOf(after, key))
    return changes.length === 0 ? [] : [{ key, changes }]
  })
}

function diffRows(before: readonly PaperRow[], after: readonly PaperRow[]): RowChange[] {
  const old = new Map(before.map((row) => [row.key, row.cells]))
  const kept = new Set(after.map(({ key }) => key))
  const changed = after.flatMap(({ key, cells }): RowChange[] => {
    const was = old.get(key)
    if (!was) return [{ kind: 'added', before: null, after: cells }]
    return isSame(was, cells) ? [] : [{ kind: 'changed', before: was, after: cells }]
  })
  const removed = before.flatMap(({ key, cells }): RowChange[] =>
    kept.has(key) ? [] : [{ kind: 'removed', before: cells, after: null }],
  )
  return [...changed, ...removed]
}

const isSame = (a: readonly Cell[], b: readonly Cell[]) =>
  a.length === b.length && a.every(({ ja, en }, index) => ja === b[index]?.ja && en === b[index]?.en)
