interface Edit {
  kind: string
  status?: string | undefined
  startOn?: string | undefined
}

/** Reopened work can be moved and finished work cannot; what comes first pushes what follows. */
function rankOf({ kind, status }: Edit): number {
  if (kind === 'status') return status === 'todo' || status === 'doing' ? 1 : 4
  return { move: 2, add: 3, remove: 5 }[kind] ?? 0
}

/** A sheet's edits in the order in which none stands in another's way. */
export function inEditOrder<E extends Edit>(edits: readonly E[]): E[] {
  return edits.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.startOn ?? '').localeCompare(b.startOn ?? ''))
}
