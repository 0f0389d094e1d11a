import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import {
  type BackFill,
  backFillSteps,
  readBackFill,
  readBackTest,
  startBackFill,
  stopBackFill,
} from '../../contract.ts'
import classes from '../health.module.css'

/** Scores of days before there were any: how far they are computed, and the button that has it done. */
export function PastScores({ onDone }: { onDone: () => void }) {
  const { t } = useMessages('health')
  const can = usePermissions()
  const [isRunning, setRunning] = useState(false)
  const { data, error, refetch } = useEndpoint(readBackFill, {}, { refetchInterval: isRunning ? 1_500 : false })
  const backFill = data?.backFill ?? null
  const isUnderWay = backFill !== null && backFill.finishedAt === null
  if (isUnderWay !== isRunning) setRunning(isUnderWay)
  const finishedAt = backFill?.finishedAt ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is through
  useEffect(() => {
    if (finishedAt !== null) onDone()
  }, [finishedAt])
  return (
    <Section title={t('backFill.title')} note={t('backFill.text')} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {backFill && <Standing of={backFill} />}
      {can('health.manage') && data && (isUnderWay ? <Stop /> : <Start />)}
    </Section>
  )
}

function Standing({ of }: { of: BackFill }) {
  const { t } = useMessages('health')
  const { date, instant, number } = useFormats()
  const words = {
    done: number(of.done),
    days: number(of.days),
    scores: number(of.scores),
    from: date(of.from),
    to: date(of.to),
    at: instant(of.finishedAt ?? of.askedAt),
    by: of.stoppedBy ?? of.askedBy,
  }
  if (of.finishedAt !== null)
    return <p className={classes.quiet}>{t(of.stoppedBy === null ? 'backFill.done' : 'backFill.stopped', words)}</p>
  const running = t('backFill.running', words)
  return (
    <>
      <p>{running}</p>
      <ProgressBar percent={(100 * of.done) / of.days} label={running} />
    </>
  )
}

function Start() {
  const { t } = useMessages('health')
  const [every, setEvery] = useState<(typeof backFillSteps)[number]>('month')
  const { mutate, isPending, error } = useEndpointMutation(startBackFill, { refreshes: [readBackFill, readBackTest] })
  return (
    <div className={classes.days}>
      <ChoiceField
        path="every"
        label={t('backFill.every')}
        value={every}
        choices={backFillSteps.map((value) => ({ value, label: t(`backFill.${value}`) }))}
        onChange={setEvery}
      />
      <Button loading={isPending} onClick={() => mutate({ body: { every } })}>
        {t('backFill.start')}
      </Button>
      {error && <ProblemState thrown={error} />}
    </div>
  )
}

function Stop() {
  const { t } = useMessages('health')
  const { mutate, isPending } = useEndpointMutation(stopBackFill, { refreshes: [readBackFill, readBackTest] })
  return (
    <Button loading={isPending} onClick={() => mutate({})}>
      {t('backFill.stop')}
    </Button>
  )
}
