import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import type { Participant, ProjectPage, Training } from '../../contract.ts'
import { isLive } from '../../domain/training/course.ts'
import { hasCompleted } from '../../domain/training/participation.ts'
import classes from '../waiting/matters.module.css'
import { AttendanceFileForm } from './attendance-file-form.tsx'
import { CheckLinkForm } from './check-link-form.tsx'
import { AddPeopleForm, CameForm, TimeForm } from './training-forms.tsx'

interface TrainingItemProps {
  project: ProjectPage
  training: Training
  isEditable: boolean
}

const dialogs = ['time', 'people', 'came', 'file', 'link'] as const

/** One training: when, who was asked, who came, who passed, and what they said. */
export function TrainingItem({ project, training, isEditable }: TrainingItemProps) {
  const { t, language } = useMessages('onboarding')
  const { percent } = useFormats()
  const [dialog, setDialog] = useState<(typeof dialogs)[number]>()
  const close = () => setDialog(undefined)
  const { course, participation, participants, jointId } = training
  const form = { project, training, close }
  const isOffered = {
    time: isLive(course.kind),
    people: true,
    came: participants.length > 0,
    file: true,
    link: course.questions.length > 0,
  }
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.title}>{course.name[language]}</span>
        <Tag>{t(`training.kind.${course.kind}`)}</Tag>
        {jointId !== null && <Tag>{t('training.joint')}</Tag>}
        <StatusMark
          level={participation.rate === null ? 'unknown' : participation.isEnough ? 'good' : 'watch'}
          label={
            participation.rate === null
              ? t('training.nobodyAsked')
              : t('training.rate', { ...participation, rate: percent(participation.rate) })
          }
        />
      </div>
      <When training={training} />
      {participants.length > 0 && (
        <details>
          <summary className={classes.small}>{t('training.people', { count: participants.length })}</summary>
          <ul className={classes.reasons}>
            {participants.map((one) => (
              <Person key={one.id} person={one} />
            ))}
          </ul>
        </details>
      )}
      <Checks training={training} />
      <Survey survey={training.survey} />
      {isEditable && (
        <div className={classes.buttons}>
          {dialogs
            .filter((each) => isOffered[each])
            .map((each) => (
              <Button key={each} size="compact-sm" onClick={() => setDialog(each)}>
                {t(`training.do.${each}`)}
              </Button>
            ))}
        </div>
      )}
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        size="lg"
        title={dialog && t(`training.do.${dialog}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'time' && <TimeForm {...form} />}
        {dialog === 'people' && <AddPeopleForm {...form} />}
        {dialog === 'came' && <CameForm {...form} />}
        {dialog === 'file' && <AttendanceFileForm {...form} />}
        {dialog === 'link' && <CheckLinkForm {...form} />}
      </Modal>
    </li>
  )
}

function When({ training: { meeting, dueOn, course } }: Pick<TrainingItemProps, 'training'>) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  if (!meeting)
    return <p className={classes.small}>{t('training.until', { date: date(dueOn), minutes: course.minutes })}</p>
  const { on, time, minutes, state } = meeting
  return (
    <p className={classes.small}>
      {t('training.when', { date: date(on), time, minutes, state: t(`training.state.${state}`) })}
    </p>
  )
}

function Person({ person }: { person: Participant }) {
  const { t } = useMessages('onboarding')
  const { date, percent } = useFormats()
  const { name, email, hasAttended, check, survey, isSelfNamed } = person
  const isDone = hasCompleted(person)
  const standing = isDone ? 'came' : hasAttended === false ? 'missed' : isSelfNamed ? 'named' : 'asked'
  const said = survey && t('training.said', { understood: survey.understood, usable: survey.usable })
  return (
    <li>
      {name} {email && <span className={classes.small}>{email}</span>}{' '}
      <StatusMark
        level={isDone ? 'good' : hasAttended === false ? 'watch' : 'unknown'}
        label={t(`training.person.${standing}`)}
      />{' '}
      {check && (
        <span className={classes.small}>
          {check.passedOn === null
            ? t('training.failed', { share: percent(check.bestShare), count: check.attempts })
            : t('training.passed', { share: percent(check.bestShare), date: date(check.passedOn) })}{' '}
          {check.isUnverified && t('training.unverified')}
        </span>
      )}{' '}
      <span className={classes.small}>
        {said} {survey?.wanted}
      </span>
    </li>
  )
}

/** Who took the check and passed it, and how many of those only by a name that they gave. */
function Checks({ training: { checks } }: Pick<TrainingItemProps, 'training'>) {
  const { t } = useMessages('onboarding')
  const { taken, passed, unverified } = checks
  if (taken === 0) return null
  return (
    <p className={classes.small}>
      {t('training.checks', { count: taken, passed })}{' '}
      {unverified > 0 && t('training.checksUnverified', { count: unverified })}
    </p>
  )
}

function Survey({ survey }: Pick<Training, 'survey'>) {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const { answers, understood, usable } = survey
  if (understood === null || usable === null) return null
  return (
    <p className={classes.small}>
      {t('training.survey', { count: answers, understood: number(understood, 1), usable: number(usable, 1) })}
    </p>
  )
}
