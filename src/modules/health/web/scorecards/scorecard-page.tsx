import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { LeaveGuard, useGo, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  dropScorecardDraft,
  previewScorecard,
  readScorecard,
  type ScorecardDetail,
  saveScorecardDraft,
} from '../../contract.ts'
import { measuresOf, type Scorecard } from '../../domain/scorecard/scorecard.ts'
import { CustomerPreview } from './customer-preview.tsx'
import { DefinitionEditor } from './editor/definition-editor.tsx'
import own from './editor/editor.module.css'
import { EffectView } from './effect-view.tsx'
import { ProblemList } from './problem-list.tsx'
import { problemsOf } from './problems.ts'
import { PublishForm } from './publish-form.tsx'
import { StandingActions } from './standing-actions.tsx'
import { VersionList } from './version-list.tsx'

/** One scorecard: whom and what it weighs, the draft of its next version and what that would change, and its versions. */
export function ScorecardPage() {
  const { scorecardKey } = usePageParams(z.object({ scorecardKey: z.string() }))
  const { data, error, refetch } = useEndpoint(readScorecard, { params: { scorecardKey } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  // A draft that somebody else saved begins the editing anew, with what they wrote.
  return <Editing key={`${data.state}-${data.version}-${data.draft?.edit ?? 0}`} detail={data} />
}

const answerOf = ({ state, draft }: ScorecardDetail) => {
  if (state === 'ended') return 'scorecards.answerEnded'
  if (state === 'unpublished') return 'scorecards.answerUnpublished'
  return draft ? 'scorecards.answerDraft' : 'scorecards.answerVersion'
}

function Editing({ detail }: { detail: ScorecardDetail }) {
  const { t, language } = useMessages('health')
  const can = usePermissions()
  const notice = useNotice()
  const go = useGo()
  const saved = detail.draft?.definition ?? detail.definition
  const [definition, setDefinition] = useState<Scorecard>(saved)
  const params = { scorecardKey: detail.key }
  const save = useEndpointMutation(saveScorecardDraft)
  const drop = useEndpointMutation(dropScorecardDraft)
  const preview = useEndpointMutation(previewScorecard, { refreshes: [] })
  const canEdit = can('health.manage') && detail.state !== 'ended'
  const sum = measuresOf(definition).reduce((total, { weight }) => total + weight, 0)
  const problems = problemsOf(definition)
  const isSound = problems.length === 0
  const isChanged = JSON.stringify(definition) !== JSON.stringify(saved)
  const onError = (thrown: unknown) => notice.failed(thrown)
  const onDropped = () => {
    notice.done(t('scorecards.dropped'))
    if (detail.state === 'unpublished') go('/settings/scorecards')
  }
  return (
    <Page>
      <LeaveGuard isUnsaved={isChanged} />
      <PageHeader
        title={detail.definition.name[language]}
        parent={{ label: t('scorecards.title'), to: '/settings/scorecards' }}
        answer={t(answerOf(detail), { version: detail.version, by: detail.draft?.by ?? '' })}
        actions={
          <>
            <StandingActions detail={detail} definition={definition} />
            {canEdit && detail.draft && (
              <Button
                variant="default"
                loading={drop.isPending}
                onClick={() => drop.mutate({ params }, { onSuccess: onDropped, onError })}
              >
                {t('scorecards.drop')}
              </Button>
            )}
            {canEdit && (
              <>
                <Button
                  variant="default"
                  disabled={!isSound}
                  loading={preview.isPending}
                  onClick={() => preview.mutate({ params, body: { definition } }, { onError })}
                >
                  {t('scorecards.preview')}
                </Button>
                <Button
                  disabled={!isSound || !isChanged}
                  loading={save.isPending}
                  onClick={() =>
                    save.mutate(
                      { params, body: { edit: detail.draft?.edit ?? 0, definition } },
                      { onSuccess: () => notice.done(t('scorecards.saved')), onError },
                    )
                  }
                >
                  {t('scorecards.save')}
                </Button>
              </>
            )}
          </>
        }
      />
      <ProblemList problems={problems} sum={sum} />
      {preview.data && <EffectView effect={preview.data} />}
      {canEdit && detail.draft && !isChanged && <PublishForm detail={detail} edit={detail.draft.edit} />}
      <div className={own.beside}>
        <div className={own.main}>
          <DefinitionEditor
            definition={definition}
            attributes={detail.attributes}
            isLocked={!canEdit}
            onChange={setDefinition}
          />
        </div>
        {can('health.manage') && (
          <div className={own.aside}>
            <CustomerPreview scorecardKey={detail.key} definition={isSound ? definition : undefined} />
          </div>
        )}
      </div>
      <VersionList detail={detail} canEdit={canEdit} />
    </Page>
  )
}
