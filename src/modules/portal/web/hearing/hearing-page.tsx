import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { type AnswerOf, asProblem, useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import { readPortalHearing, readPortalHome, sendPortalHearing } from '../../contract.ts'
import { ClosedDoor } from '../entrance/notice-page.tsx'
import classes from './hearing.module.css'
import { Question } from './question.tsx'
import { useAnswers } from './use-answers.ts'

/** The questions before the start: saved while they are answered, by several people if they like. */
export function HearingPage() {
  // Read once: what comes back from saving is newer than any second reading.
  const [readAt] = useState(() => Date.now())
  const { data, error, refetch, dataUpdatedAt } = useEndpoint(readPortalHearing, {}, { refetchOnMount: 'always' })
  if (data && dataUpdatedAt >= readAt) return <Hearing hearing={data} />
  if (!error) return <PageSkeleton />
  return asProblem(error).kind === 'unauthenticated' ? (
    <ClosedDoor />
  ) : (
    <ProblemState thrown={error} onRetry={refetch} />
  )
}

function Hearing({ hearing }: { hearing: AnswerOf<typeof readPortalHearing> }) {
  const { t, language } = useMessages('portal')
  const notice = useNotice()
  const [form] = useState(hearing.form)
  const { answers, theirs, wrong, state, completeness, change, decide } = useAnswers(hearing)
  const sending = useEndpointMutation(sendPortalHearing, { refreshes: [readPortalHome] })
  const title = (form.customerTitle ?? form.title)[language]
  const send = () =>
    sending.mutate(
      {},
      {
        onSuccess: ({ missing }) =>
          notice.done(missing.length > 0 ? t('hearing.sentMissing', { count: missing.length }) : t('hearing.sent')),
        onError: notice.failed,
      },
    )
  return (
    <div className={classes.page}>
      <title>{title}</title>
      <header className={classes.head}>
        <PageLink to="/">{t('hearing.back')}</PageLink>
        <h1>{title}</h1>
        {form.intro && <p>{form.intro[language]}</p>}
      </header>
      <div className={classes.bar}>
        <ProgressBar
          label={t('progress')}
          percent={completeness.all === 0 ? 0 : (completeness.filledAll / completeness.all) * 100}
        />
        <p role="status" className={classes.state} data-wrong={state === 'notSaved' || state === 'conflict'}>
          {t(`hearing.${state}`)}
        </p>
      </div>
      {form.sections.map((section) => (
        <Section key={section.key} title={section.label[language]}>
          {form.fields
            .filter((field) => field.section === section.key)
            .map((field) => (
              <Question
                key={field.key}
                field={field}
                value={answers[field.key]}
                isWrong={wrong.has(field.key)}
                theirs={theirs[field.key]}
                onChange={(value) => change(field.key, value)}
                onDecide={(choice) => decide(field.key, choice)}
              />
            ))}
        </Section>
      ))}
      <Button
        variant="filled"
        size="lg"
        className={classes.send}
        loading={sending.isPending}
        disabled={state !== 'saved'}
        onClick={send}
      >
        {t('hearing.send')}
      </Button>
    </div>
  )
}
