/** What a person has written into a form that saves itself and not all of it saved yet. */
export interface Draft {
  values: Readonly<Record<string, unknown>>
  /** The version of the form that the values are based on. */
  version: number
  /** By answer that is not saved: which edit of it was the last. */
  unsaved: Readonly<Record<string, number>>
  edits: number
  /** What somebody else wrote into answers that were being written here. */
  theirs: Readonly<Record<string, unknown>>
  issues: readonly { path: string; code: string; params?: Record<string, string | number> | undefined }[]
}

export interface DraftAnswers {
  answers: Readonly<Record<string, unknown>>
  version: number
}

export function startDraft({ answers, version }: DraftAnswers): Draft {
  return { values: answers, version, unsaved: {}, edits: 0, theirs: {}, issues: [] }
}

export function edited(draft: Draft, key: string, value: unknown): Draft {
  const edits = draft.edits + 1
  return {
    ...draft,
    values: { ...draft.values, [key]: value },
    unsaved: { ...draft.unsaved, [key]: edits },
    edits,
    issues: draft.issues.filter((issue) => issue.path.split('.')[0] !== key),
  }
}

const without = <T>(record: Readonly<Record<string, T>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

export interface SentAnswers {
  keys: readonly string[]
  answers: Record<string, unknown>
  edits: number
}

/** Answers to send now: not those about which a decision is awaited. */
export function toSend(draft: Draft): SentAnswers {
  const keys = Object.keys(draft.unsaved).filter((key) => !Object.hasOwn(draft.theirs, key))
  return {
    keys,
    answers: Object.fromEntries(keys.map((key) => [key, draft.values[key] ?? null])),
    edits: draft.edits,
  }
}

/**
 * The server's answers taken in: they replace what is here, except for what is unsaved and the answer that is being typed
 * in. An older state than the one here is ignored.
 */
export function takenIn(draft: Draft, server: DraftAnswers, focused: string | undefined): Draft {
  if (server.version < draft.version) return draft
  const kept = [...Object.keys(draft.unsaved), ...(focused === undefined ? [] : [focused])]
  const own = Object.fromEntries(
    kept.filter((key) => Object.hasOwn(draft.values, key)).map((key) => [key, draft.values[key]]),
  )
  return { ...draft, values: { ...without(server.answers, kept), ...own }, version: server.version }
}

/** After a save: what was not edited again since is saved; wrong answers stay as typed, with their issues. */
export function saved(
  draft: Draft,
  sent: { keys: readonly string[]; edits: number },
  server: DraftAnswers & { issues: Draft['issues'] },
  focused: string | undefined,
): Draft {
  const done = sent.keys.filter((key) => (draft.unsaved[key] ?? 0) <= sent.edits)
  const wrong = new Set(server.issues.map((issue) => issue.path.split('.')[0]))
  const kept = draft.issues.filter((issue) => !sent.keys.includes(issue.path.split('.')[0] ?? ''))
  const settled = { ...draft, unsaved: without(draft.unsaved, done), issues: [...kept, ...server.issues] }
  const typed = Object.fromEntries(sent.keys.filter((key) => wrong.has(key)).map((key) => [key, draft.values[key]]))
  const next = takenIn(settled, server, focused)
  return { ...next, values: { ...next.values, ...typed } }
}

/** After a refusal because others changed `keys`: theirs are kept beside ours until somebody decides. */
export function collided(draft: Draft, keys: readonly string[], server: DraftAnswers): Draft {
  const theirs = Object.fromEntries(keys.map((key) => [key, server.answers[key] ?? null]))
  return takenIn({ ...draft, theirs: { ...draft.theirs, ...theirs } }, server, undefined)
}

export function decided(draft: Draft, key: string, choice: 'mine' | 'theirs'): Draft {
  const settled = { ...draft, theirs: without(draft.theirs, [key]) }
  if (choice === 'mine') return edited(settled, key, draft.values[key])
  return {
    ...settled,
    values: { ...draft.values, [key]: draft.theirs[key] },
    unsaved: without(draft.unsaved, [key]),
  }
}
