import { Button } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  createScorecard,
  endScorecard,
  readPortfolio,
  readScorecard,
  resumeScorecard,
  type ScorecardDetail,
} from '../../contract.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'

const refreshes = [{ ...readScorecard, path: '/scorecards' }, readPortfolio]

/** Copies a scorecard as it is being edited, ends it, or lets an ended one judge again. */
export function StandingActions({ detail, definition }: { detail: ScorecardDetail; definition: Scorecard }) {
  const { t } = useMessages('health')
  const can = usePermissions()
  const notice = useNotice()
  const go = useGo()
  const [clientId] = useState(() => newId())
  const copy = useEndpointMutation(createScorecard, { refreshes })
  const end = useEndpointMutation(endScorecard, { refreshes })
  const resume = useEndpointMutation(resumeScorecard, { refreshes })
  if (!can('health.manage')) return null
  const params = { scorecardKey: detail.key }
  const onError = (thrown: unknown) => notice.failed(thrown)
  const { ja, en } = definition.name
  const copied = { ...definition, name: { ja: t('copyOf.ja', { name: ja }), en: t('copyOf.en', { name: en }) } }
  return (
    <>
      {detail.state === 'in_force' && (
        <Button
          variant="default"
          loading={end.isPending}
          onClick={() => end.mutate({ params }, { onSuccess: () => notice.done(t('scorecards.ended')), onError })}
        >
          {t('scorecards.end')}
        </Button>
      )}
      {detail.state === 'ended' && (
        <Button
          variant="default"
          loading={resume.isPending}
          onClick={() => resume.mutate({ params }, { onSuccess: () => notice.done(t('scorecards.resumed')), onError })}
        >
          {t('scorecards.resume')}
        </Button>
      )}
      <Button
        variant="default"
        loading={copy.isPending}
        onClick={() =>
          copy.mutate(
            { body: { definition: copied, clientId } },
            {
              onSuccess: ({ key }) => {
                notice.done(t('scorecards.copied'))
                go(`/settings/scorecards/${key}`)
              },
              onError,
            },
          )
        }
      >
        {t('scorecards.copy')}
      </Button>
    </>
  )
}
