export const agendaFacts = ['homework', 'milestones', 'blockers', 'wins', 'goals', 'next', 'next_meeting'] as const
export type AgendaFact = (typeof agendaFacts)[number]

/** A thing of the project as an agenda speaks of it: the key of its sentence, and what fills it. */
export interface AgendaLine {
  word: string
  params: Readonly<Record<string, string | number | null>>
}

export type AgendaFacts = Readonly<Record<AgendaFact, readonly AgendaLine[]>>

export interface AgendaTemplateItem {
  key: string
  minutes: number
  topic: string
  /** What belongs under the topic without facts: what is written down here. */
  note?: string | undefined
  facts?: readonly AgendaFact[] | undefined
}

export interface AgendaItem {
  key: string
  minutes: number
  topic: string
  note: string
}

/** More lines than this under one topic are not gone through in the minutes it has. */
const mostLines = 8

// The kickoff's agendas are data of their own; these are the topics that facts belong under.
const factsOfKickoff: Readonly<Record<string, readonly AgendaFact[]>> = {
  kpi: ['goals'],
  plan: ['milestones'],
  risk: ['blockers'],
  look_back: ['milestones', 'blockers'],
  next: ['next', 'next_meeting'],
}

/** The agenda with what the project knows under each topic, each line in the words that `say` gives it. */
export function draftAgenda(
  template: readonly AgendaTemplateItem[],
  facts: AgendaFacts,
  say: (line: AgendaLine) => string,
): AgendaItem[] {
  return template.map(({ key, minutes, topic, note, facts: named }) => {
    const lines = (named ?? factsOfKickoff[key] ?? []).flatMap((fact) => facts[fact]).slice(0, mostLines)
    return { key, minutes, topic, note: [...(note ? [note] : []), ...lines.map(say)].join('\n') }
  })
}
