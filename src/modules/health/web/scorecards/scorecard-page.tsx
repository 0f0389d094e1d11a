import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { LeaveGuard, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
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
import classes from '../health.module.css'
import { EffectView } from './effect-view.tsx'
import { GroupEditor } from './group-editor.tsx'
import { PublishForm } from './publish-form.tsx'
import own from './scorecards.module.css'
import { VersionList } from './version-list.tsx'

/** One scorecard: what it weighs, the draft of its next version and what that would change, and its versions. */
export function ScorecardPage() {
  const { scorecardKey } = usePageParams(z.object({ scorecardKey: z.string() }))
  const { data, error, refetch } = useEndpoint(readScorecard, { params: { scorecardKey } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  // A draft that somebody else saved begins the editing anew, with what they wrote.
  return <Editing key={`${data.version}-${data.draft?.edit ?? 0}`} detail={data} />
}

function Editing({ detail }: { detail: ScorecardDetail }) {
  const { t, language } = useMessages('health')
  const can = usePermissions()
  const notice = useNotice()
  const saved = detail.draft?.definition ?? detail.definition
  const [definition, setDefinition] = useState<Scorecard>(saved)
  const params = { scorecardKey: detail.key }
  const save = useEndpointMutation(saveScorecardDraft)
  const drop = useEndpointMutation(dropScorecardDraft)
  const preview = useEndpointMutation(previewScorecard, { refreshes: [] })
  const canEdit = can('health.manage')
  const sum = measuresOf(definition).reduce((total, { weight }) => total + weight, 0)
  const isChanged = JSON.stringify(definition) !== JSON.stringify(saved)
  const onError = (thrown: unknown) => notice.failed(thrown)
  return (
    <Page>
      <LeaveGuard isUnsaved={isChanged} />
      <PageHeader
        title={detail.definition.name[language]}
        parent={{ label: t('scorecards.title'), to: '/settings/scorecards' }}
        answer={t(detail.draft ? 'scorecards.answerDraft' : 'scorecards.answerVersion', {
          version: detail.version,
          by: detail.draft?.by ?? '',
        })}
        actions={
          canEdit && (
            <>
              {detail.draft && (
                <Button
                  variant="default"
                  loading={drop.isPending}
                  onClick={() =>
                    drop.mutate({ params }, { onSuccess: () => notice.done(t('scorecards.dropped')), onError })
                  }
                >
                  {t('scorecards.drop')}
                </Button>
              )}
              <Button
                variant="default"
                disabled={sum !== 100}
                loading={preview.isPending}
                onClick={() => preview.mutate({ params, body: { definition } }, { onError })}
              >
                {t('scorecards.preview')}
              </Button>
              <Button
                disabled={sum !== 100 || !isChanged}
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
          )
        }
      />
      {preview.data && <EffectView effect={preview.data} />}
      <Section
        title={t('editor.title')}
        note={
          <span data-wrong={sum !== 100} className={own.sum}>
            {t(sum === 100 ? 'editor.sum' : 'editor.sumWrong', { sum, rest: 100 - sum })}
          </span>
        }
      >
        {definition.groups.map((group, index) => (
          <GroupEditor
            key={group.key}
            group={group}
            attributes={detail.attributes}
            isLocked={!canEdit}
            onChange={(next) => setDefinition({ ...definition, groups: definition.groups.with(index, next) })}
          />
        ))}
      </Section>
      <Section title={t('editor.rules')} framed>
        <ul className={classes.list}>
          <li>{t('editor.bands', { ...definition.bands })}</li>
          <li>{t('editor.steady', { ...definition.steady })}</li>
          <li>{t('editor.coverage', { percent: definition.enoughCoverage })}</li>
          <li>{t('editor.leastCoverage', { percent: definition.leastCoverage })}</li>
          {definition.caps.map((cap) => (
            <li key={cap.key}>{t('editor.cap', { name: cap.name[language], atMost: cap.atMost })}</li>
          ))}
          {definition.holds.map((hold) => (
            <li key={hold.key}>{t('editor.hold', { name: hold.name[language] })}</li>
          ))}
        </ul>
      </Section>
      {canEdit && detail.draft && !isChanged && <PublishForm detail={detail} edit={detail.draft.edit} />}
      <VersionList detail={detail} canEdit={canEdit} />
    </Page>
  )
}
