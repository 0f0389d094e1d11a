import { z } from 'zod'

export const linkKinds = ['finish_start', 'start_start', 'finish_finish', 'start_finish'] as const
/** What of the predecessor holds back what of the successor, in the terms of precedence diagramming. */
export type LinkKind = (typeof linkKinds)[number]

/** The furthest that a lag may reach, in business days. */
const longestLag = 250

export const linkSchema = z.strictObject({
  /** Key of the predecessor. */
  task: z.string().min(1).max(60),
  kind: z.enum(linkKinds),
  /** Business days of the successor's calendar to wait; negative where it may come before. */
  lag: z.int().min(-longestLag).max(longestLag),
})
export type Link = z.infer<typeof linkSchema>

/** A bare key stands for finish to start without a lag. */
export const linkInputSchema = z.union([
  z.string().min(1).max(60),
  linkSchema.extend({ kind: linkSchema.shape.kind.default('finish_start'), lag: linkSchema.shape.lag.default(0) }),
])
export type LinkInput = z.infer<typeof linkInputSchema>

/** A task in a network: it waits for others, whose keys are ignored where unknown. */
export interface Dependent {
  key: string
  dependsOn: readonly Link[]
}

export function toLinks(inputs: readonly LinkInput[]): Link[] {
  return inputs.map((input) => (typeof input === 'string' ? { task: input, kind: 'finish_start', lag: 0 } : input))
}

/** A program's task as the plan's arithmetic takes it. */
export function linked<Task extends { dependsOn: readonly LinkInput[] }>(task: Task): Task & { dependsOn: Link[] } {
  return { ...task, dependsOn: toLinks(task.dependsOn) }
}

export const keyOfLink = (input: LinkInput): string => (typeof input === 'string' ? input : input.task)

export function isFromFinish({ kind }: Link): boolean {
  return kind === 'finish_start' || kind === 'finish_finish'
}

export function isToStart({ kind }: Link): boolean {
  return kind === 'finish_start' || kind === 'start_start'
}
