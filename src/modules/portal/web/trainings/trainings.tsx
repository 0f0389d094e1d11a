import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { ProgressBar, StatusMark } from '#platform/web/status/index.ts'
import { completeTraining, type PortalTrainingsView, readPortalTrainings } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from '../requests/requests.module.css'
import { ColleaguesLink } from './colleagues-link.tsx'
import { SkillCheck } from './skill-check.tsx'
import { TrainingSurvey } from './training-survey.tsx'

type TrainingView = PortalTrainingsView['items'][number]

/** The trainings the visitor was asked to, and the hours that were shared; nothing while there is none. */
export function Trainings() {
  const { data } = useEndpoint(readPortalTrainings, {})
  return data ? <TrainingsView trainings={data} /> : null
}

export function TrainingsView({ trainings }: { trainings: PortalTrainingsView }) {
  const { t } = useMessages('portal')
  return (
    <>
      {trainings.items.length > 0 && (
        <Section title={t('training.title')} note={t('training.note')}>
          {trainings.items.map((training) => (
            <Training key={training.id} training={training} />
          ))}
        </Section>
      )}
      <Hours hours={trainings.hours} />
    </>
  )
}

function Training({ training }: { training: TrainingView }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const may = useMay()
  const [open, setOpen] = useState<'check' | 'survey'>()
  const { name, when, dueOn, minutes, url, isDone, isOver, check, questions, hasAnswered } = training
  const isAlone = ['video', 'guide', 'sandbox'].includes(training.kind)
  return (
    <div className={classes.request}>
      <p className={classes.name}>{name[language]}</p>
      <p className={classes.when}>
        {when
          ? t('training.when', { date: date(when.on), time: when.time, minutes })
          : t(isAlone ? 'training.until' : 'training.planned', { date: date(dueOn), minutes })}
      </p>
      {isDone && <StatusMark level="good" label={t('training.done')} />}
      {check && (
        <StatusMark
          level={check.passedOn === null ? 'watch' : 'good'}
          label={check.passedOn === null ? t('training.again') : t('training.passed', { date: date(check.passedOn) })}
        />
      )}
      {url !== null && !isOver && (
        <a className={classes.link} href={url} target="_blank" rel="noreferrer">
          {t(isAlone ? 'training.open' : 'training.join')}
        </a>
      )}
      {may('learn') && isAlone && !isDone && <CompleteButton id={training.id} />}
      {may('learn') && questions.length > 0 && check?.passedOn == null && open !== 'check' && (
        <Button size="lg" className={classes.big} onClick={() => setOpen('check')}>
          {t('training.check.start', { count: questions.length })}
        </Button>
      )}
      {open === 'check' && <SkillCheck training={training} close={() => setOpen(undefined)} />}
      {may('learn') && questions.length > 0 && <ColleaguesLink id={training.id} />}
      {may('learn') && isDone && !hasAnswered && open !== 'survey' && (
        <Button size="lg" variant="default" className={classes.big} onClick={() => setOpen('survey')}>
          {t('training.survey.start')}
        </Button>
      )}
      {open === 'survey' && !hasAnswered && <TrainingSurvey id={training.id} close={() => setOpen(undefined)} />}
    </div>
  )
}

function CompleteButton({ id }: { id: string }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(completeTraining, { refreshes: [readPortalTrainings] })
  const complete = () => mutate({ params: { id } }, { onError: notice.failed })
  return (
    <Button size="lg" variant="default" className={classes.big} loading={isPending} onClick={complete}>
      {t('training.complete')}
    </Button>
  )
}

function Hours({ hours }: Pick<PortalTrainingsView, 'hours'>) {
  const { t } = useMessages('portal')
  const { number } = useFormats()
  if (hours.length === 0) return null
  return (
    <Section title={t('training.hours.title')}>
      {hours.map(({ name, includedMinutes, usedMinutes, contents }) => (
        <div key={name} className={classes.request}>
          <p className={classes.name}>{name}</p>
          <p>
            {t('training.hours.use', { used: number(usedMinutes / 60, 1), included: number(includedMinutes / 60, 1) })}
          </p>
          <ProgressBar label={t('training.hours.title')} percent={(usedMinutes / includedMinutes) * 100} bare />
          {contents.map((each) => (
            <p key={each} className={classes.hint}>
              {each}
            </p>
          ))}
        </div>
      ))}
    </Section>
  )
}
