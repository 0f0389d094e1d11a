import { Textarea } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { MeetingReview, MeetingView } from '../../../contract.ts'
import classes from '../meetings.module.css'

export const reviewParts = ['outcome', 'obstacles', 'improvements'] as const

/** Items of the agendas of reviews whose facts each part begins with. */
const itemsOf: Readonly<Record<(typeof reviewParts)[number], readonly string[]>> = {
  outcome: ['milestones', 'use', 'goals', 'words', 'sponsor', 'exit'],
  obstacles: ['issues', 'homework'],
  improvements: ['next', 'next_goals'],
}

/** What a review begins with: the facts that its agenda states, to be put into the words of those who met. */
export function reviewFrom({ agenda }: Pick<MeetingView, 'agenda'>): MeetingReview {
  const notes = (part: (typeof reviewParts)[number]) =>
    agenda.flatMap(({ key, note }) => (itemsOf[part].includes(key) && note !== '' ? [note] : [])).join('\n')
  return { outcome: notes('outcome'), obstacles: notes('obstacles'), improvements: notes('improvements') }
}

interface ReviewFieldsProps {
  review: MeetingReview
  onChange: (review: MeetingReview) => void
}

/** What a review of the first 30, 60 or 90 days came to, in three parts. */
export function ReviewFields({ review, onChange }: ReviewFieldsProps) {
  const { t } = useMessages('onboarding')
  return reviewParts.map((part) => (
    <Textarea
      key={part}
      label={t(`meetings.review.${part}`)}
      description={t(`meetings.review.${part}Hint`)}
      autosize
      minRows={2}
      value={review[part]}
      onChange={(event) => onChange({ ...review, [part]: event.currentTarget.value })}
    />
  ))
}

/** Those of the three parts of which something was said. */
export function ReviewText({ review }: { review: MeetingReview }) {
  const { t } = useMessages('onboarding')
  return reviewParts
    .filter((part) => review[part] !== '')
    .map((part) => (
      <div key={part}>
        <h3 className={classes.group}>{t(`meetings.review.${part}`)}</h3>
        <p className={classes.note}>{review[part]}</p>
      </div>
    ))
}
