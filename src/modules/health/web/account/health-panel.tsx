import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { readAccountHealth } from '../../contract.ts'
import classes from '../health.module.css'
import { OverrideForm, SentimentForm } from './opinion-forms.tsx'
import { PartsTable } from './parts-table.tsx'
import { PathToGood } from './path-to-good.tsx'
import { PeopleNotes } from './people-notes.tsx'
import { ScoreAnswer } from './score-answer.tsx'

/** The customer's health: how it stands and why, what would better it, and what people make of it. */
export function HealthPanel({ accountId }: { accountId: string }) {
  const { t, language } = useMessages('health')
  const can = usePermissions()
  const [opened, setOpened] = useState<'sentiment' | 'override'>()
  const { data, error, refetch } = useEndpoint(
    readAccountHealth,
    { params: { id: accountId }, query: {} },
    { enabled: can('health.read') },
  )
  if (!can('health.read')) return null
  const judged = data?.judged
  const close = () => setOpened(undefined)
  return (
    <Section
      title={t('panel.title')}
      note={
        judged &&
        t('panel.scorecard', {
          name: judged.scorecard.name[language],
          version: judged.scorecard.version,
          coverage: judged.coverage,
        })
      }
      framed
      actions={
        can('health.judge') && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => setOpened('sentiment')}>
              {t('sentiment.open')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setOpened('override')}>
              {t('override.open')}
            </Button>
          </>
        )
      }
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && !judged && <p className={classes.quiet}>{t(`state.${data.state}`)}</p>}
      {judged && <ScoreAnswer judged={judged} change={data.change} />}
      {data && <PeopleNotes accountId={accountId} health={data} />}
      {judged?.pathToGood && <PathToGood path={judged.pathToGood} goal={judged.limits.good} />}
      {judged && (
        <details className={classes.more}>
          <summary>{t('parts.open')}</summary>
          <PartsTable groups={judged.groups} />
        </details>
      )}
      {judged && (
        <p className={classes.links}>
          <PageLink to={`/accounts/${accountId}/health`}>{t('panel.history')}</PageLink>
        </p>
      )}
      <SentimentForm accountId={accountId} opened={opened === 'sentiment'} close={close} />
      <OverrideForm accountId={accountId} opened={opened === 'override'} close={close} />
    </Section>
  )
}
