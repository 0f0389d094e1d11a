import { useMessages } from '#platform/web/messages/index.ts'
import { meetingsOf } from '../../domain/meeting/program-meetings.ts'
import { askedRecordsOf } from '../../domain/outcome/kickoff-gate.ts'
import type { Program } from '../../domain/program.ts'

/** A program's meetings and the records of its kickoff, in words. */
export function useMethodWords() {
  const { t } = useMessages('onboarding')
  const join = (words: readonly string[]) => words.join(t('project.comma'))
  return {
    meetings: (program: Pick<Program, 'touchModel' | 'meetings'>) => {
      const { kickoffMinutes, regular, early, reviews } = meetingsOf(program)
      return [
        { label: t('designer.meetings.kickoff'), value: t('designer.meetings.minutes', { minutes: kickoffMinutes }) },
        { label: t('meetings.rhythm.regularLabel'), value: t(`meetings.rhythm.regular.${regular}`) },
        { label: t('meetings.rhythm.earlyLabel'), value: t(`meetings.rhythm.early.${early}`) },
        {
          label: t('designer.meetings.reviews'),
          value:
            reviews.length === 0
              ? t('designer.meetings.noReviews')
              : join(reviews.map((kind) => t(`meetings.kind.${kind}`))),
        },
      ]
    },
    records: ({ kickoffRecords }: Pick<Program, 'kickoffRecords'>) =>
      join(askedRecordsOf(kickoffRecords).map((key) => t(`kickoff.record.${key}`))),
  }
}
