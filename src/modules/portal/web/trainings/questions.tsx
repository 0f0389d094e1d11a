import { Radio } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalTrainingsView } from '../../contract.ts'

type Question = PortalTrainingsView['items'][number]['questions'][number]

/** By the question's id, the place of the choice as text. */
export type Chosen = Readonly<Record<string, string>>

/** What is sent of it. */
export const answersOf = (chosen: Chosen) =>
  Object.fromEntries(Object.entries(chosen).map(([id, choice]) => [id, Number(choice)]))

export const isWhole = (questions: readonly Question[], chosen: Chosen) =>
  questions.every(({ id }) => chosen[id] !== undefined)

interface QuestionsProps {
  questions: readonly Question[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

/** The questions of a check, one below the other. */
export function Questions({ questions, chosen, onChange }: QuestionsProps) {
  const { t } = useMessages('portal')
  return questions.map(({ id, text, choices }, index) => (
    <Radio.Group
      key={id}
      label={t('training.check.question', { number: index + 1, text })}
      labelProps={{ fz: 'md', fw: 600, c: 'var(--b-ink)' }}
      value={chosen[id] ?? ''}
      onChange={(choice) => onChange({ ...chosen, [id]: choice })}
    >
      {choices.map((choice, place) => (
        <Radio key={choice} value={String(place)} label={choice} size="md" mt={12} />
      ))}
    </Radio.Group>
  ))
}
