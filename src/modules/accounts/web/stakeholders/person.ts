import type { StakeholderRecord } from '../../contract.ts'
import type { Influence, ItLiteracy, Sentiment, StakeholderRole } from '../../domain/stakeholder.ts'

type Named = Pick<StakeholderRecord, 'familyName' | 'givenName'>

export const nameOf = ({ familyName, givenName }: Named) => `${familyName} ${givenName}`.trim()

export const readingOf = ({ familyKana, givenKana }: Pick<StakeholderRecord, 'familyKana' | 'givenKana'>) =>
  [familyKana, givenKana].filter(Boolean).join(' ')

export const sentimentLevels = {
  supportive: 'good',
  neutral: 'unknown',
  cautious: 'watch',
  opposed: 'risk',
} as const satisfies Record<Sentiment, string>

/** A person while they are edited. */
export interface PersonDraft {
  familyName: string
  givenName: string
  familyKana: string
  givenKana: string
  department: string
  title: string
  email: string
  phone: string
  roles: StakeholderRole[]
  influence: Influence | null
  sentiment: Sentiment | null
  itLiteracy: ItLiteracy | null
  deputyOfId: string | null
  note: string
  leftOn: string | null
}

/** The draft to begin with: of a person, or of nobody yet. */
export function draftOfPerson(person?: StakeholderRecord): PersonDraft {
  return {
    familyName: person?.familyName ?? '',
    givenName: person?.givenName ?? '',
    familyKana: person?.familyKana ?? '',
    givenKana: person?.givenKana ?? '',
    department: person?.department ?? '',
    title: person?.title ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    roles: [...(person?.roles ?? [])],
    influence: person?.influence ?? null,
    sentiment: person?.sentiment ?? null,
    itLiteracy: person?.itLiteracy ?? null,
    deputyOfId: person?.deputyOfId ?? null,
    note: person?.note ?? '',
    leftOn: person?.leftOn ?? null,
  }
}

/** What of the draft differs from the person it began with: only that is sent, so that others' edits stay. */
export function changesOf(draft: PersonDraft, person: StakeholderRecord): Partial<PersonDraft> {
  const before = new Map<string, unknown>(Object.entries(draftOfPerson(person)))
  const isChanged = ([key, value]: [string, unknown]) => JSON.stringify(before.get(key)) !== JSON.stringify(value)
  return Object.fromEntries(Object.entries(draft).filter(isChanged))
}
