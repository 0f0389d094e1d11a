import type { Program } from '../../../../domain/program.ts'

/** A draft between what is saved and what is shown, with the way back and forth. */
export interface DraftLine {
  /** As shown: with every edit. */
  program: Program
  /** As the server has it, and the version by which it was read. */
  saved: Program
  version: number
  /** When the server said so, in milliseconds; what it says later of another version is what counts then. */
  at: number
  past: readonly Program[]
  future: readonly Program[]
}

/** Steps that can be taken back. */
const longestPast = 50

export function begin({ program, version, at }: Pick<DraftLine, 'program' | 'version' | 'at'>): DraftLine {
  return { program, saved: program, version, at, past: [], future: [] }
}

/** The line one edit further; the same one where the edit changes nothing. */
export function step(line: DraftLine, edit: (program: Program) => Program): DraftLine {
  const program = edit(line.program)
  if (program === line.program) return line
  return { ...line, program, past: [...line.past, line.program].slice(-longestPast), future: [] }
}

export function back(line: DraftLine): DraftLine {
  const program = line.past.at(-1)
  if (program === undefined) return line
  return { ...line, program, past: line.past.slice(0, -1), future: [line.program, ...line.future] }
}

export function forth(line: DraftLine): DraftLine {
  const [program, ...future] = line.future
  if (program === undefined) return line
  return { ...line, program, past: [...line.past, line.program], future }
}

/** `sent` has become `version`; what was edited meanwhile is still to be sent. */
export function saved(line: DraftLine, sent: Program, { version, at }: Pick<DraftLine, 'version' | 'at'>): DraftLine {
  return { ...line, saved: sent, version, at }
}
