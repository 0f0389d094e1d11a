import { asProblem } from '../api/index.ts'

/** Words of the wrong fields by path (`goals.0.target`), and of the whole where no field is to blame. */
export interface FormProblem {
  fields: ReadonlyMap<string, string>
  /** Undefined when every word belongs to a field. */
  summary: { title: string; detail: string | undefined; kind: string } | undefined
}

const none: FormProblem = { fields: new Map(), summary: undefined }

/** Sorts what the server refused into fields and a summary; `known` are the paths that the form shows. */
export function formProblemOf(thrown: unknown, known: ReadonlySet<string>): FormProblem {
  if (thrown === null || thrown === undefined) return none
  const { fields, title, detail, kind } = asProblem(thrown)
  const words = new Map<string, string>()
  for (const { path, message, code } of fields) if (!words.has(path)) words.set(path, message ?? code)
  const isAllShown = words.size > 0 && [...words.keys()].every((path) => known.has(path))
  return { fields: words, summary: isAllShown ? undefined : { title, detail, kind } }
}
