import { Button, Checkbox, MultiSelect } from '@mantine/core'
import { ChoiceField, formParts, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  kickoffLengths,
  meetingsOf,
  type ProgramMeetings,
  reviewKinds,
} from '../../../../domain/meeting/program-meetings.ts'
import { earlyRhythms, regularRhythms } from '../../../../domain/meeting/proposals.ts'
import { askedRecordsOf, kickoffRecordKeys } from '../../../../domain/outcome/kickoff-gate.ts'
import type { Program } from '../../../../domain/program.ts'
import programs from '../../programs.module.css'
import classes from '../designer.module.css'

type Meetings = Pick<Program, 'touchModel' | 'meetings' | 'kickoffRecords'>

interface MeetingFieldsProps {
  program: Meetings
  onChange: (change: Partial<Meetings>) => void
}

/** The meetings that projects of the program propose, and what its kickoff has to have agreed. */
export function MeetingFields({ program, onChange }: MeetingFieldsProps) {
  const { t } = useMessages('onboarding')
  const meetings = meetingsOf(program)
  const change = (part: Partial<ProgramMeetings>) => onChange({ meetings: { ...meetings, ...part } })
  return (
    <div className={formParts.part}>
      <h3>{t('designer.meetings.title')}</h3>
      <p className={classes.quiet}>
        {t(program.meetings ? 'designer.meetings.note' : 'designer.meetings.standard', {
          touch: t(`touch.${program.touchModel}`),
        })}
      </p>
      <div className={programs.fields}>
        <ChoiceField
          path="program.meetings.kickoffMinutes"
          label={t('designer.meetings.kickoff')}
          value={`${meetings.kickoffMinutes}`}
          choices={kickoffLengths.map((minutes) => ({
            value: `${minutes}` as const,
            label: t('designer.meetings.minutes', { minutes }),
          }))}
          onChange={(value) =>
            change({
              kickoffMinutes: kickoffLengths.find((minutes) => `${minutes}` === value) ?? meetings.kickoffMinutes,
            })
          }
        />
        <ChoiceField
          path="program.meetings.regular"
          label={t('meetings.rhythm.regularLabel')}
          value={meetings.regular}
          choices={regularRhythms.map((value) => ({ value, label: t(`meetings.rhythm.regular.${value}`) }))}
          onChange={(regular) => change({ regular })}
        />
        <ChoiceField
          path="program.meetings.early"
          label={t('meetings.rhythm.earlyLabel')}
          value={meetings.early}
          choices={earlyRhythms.map((value) => ({ value, label: t(`meetings.rhythm.early.${value}`) }))}
          onChange={(early) => change({ early })}
        />
        <Reviews value={meetings.reviews} onChange={(reviews) => change({ reviews })} />
      </div>
      {program.meetings && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ meetings: undefined })}>
            {t('designer.meetings.standardAgain')}
          </Button>
        </div>
      )}
      <Records asked={program.kickoffRecords} onChange={(kickoffRecords) => onChange({ kickoffRecords })} />
    </div>
  )
}

interface ReviewsProps {
  value: ProgramMeetings['reviews']
  onChange: (reviews: ProgramMeetings['reviews']) => void
}

function Reviews({ value, onChange }: ReviewsProps) {
  const { t } = useMessages('onboarding')
  return (
    <MultiSelect
      label={t('designer.meetings.reviews')}
      data={reviewKinds.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
      value={[...value]}
      onChange={(next) => onChange(reviewKinds.filter((kind) => next.includes(kind)))}
      {...useField('program.meetings.reviews')}
    />
  )
}

interface RecordsProps {
  asked: Program['kickoffRecords']
  onChange: (asked: Program['kickoffRecords']) => void
}

/** One is always asked for: a kickoff that agrees on nothing is none. */
function Records({ asked, onChange }: RecordsProps) {
  const { t } = useMessages('onboarding')
  const chosen = askedRecordsOf(asked)
  return (
    <Checkbox.Group
      label={t('designer.meetings.records')}
      description={t('designer.meetings.recordsNote')}
      value={chosen}
      onChange={(next) => {
        const kept = kickoffRecordKeys.filter((key) => next.includes(key))
        if (kept.length > 0) onChange(kept.length === kickoffRecordKeys.length ? undefined : kept)
      }}
    >
      <div className={classes.boxes}>
        {kickoffRecordKeys.map((key) => (
          <Checkbox
            key={key}
            value={key}
            label={t(`kickoff.record.${key}`)}
            disabled={chosen.length === 1 && chosen.includes(key)}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
