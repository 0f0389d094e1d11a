import { Alert, Button } from '@mantine/core'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useHeldVersion } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listTouchProposals, readTouchRules, reviewTouchModels, saveTouchRules } from '../../contract.ts'
import { type TouchRules, worthwhileFrom } from '../../domain/touch-rules.ts'
import { CostSection } from './cost-section.tsx'
import { ProposalSection } from './proposal-section.tsx'
import { RuleSection } from './rule-section.tsx'

/** Which touch model suits whom, by rules: whom another one would suit, what each costs, and the rules. */
export function TouchPage() {
  const { t } = useMessages('segments')
  const can = usePermissions()
  const notice = useNotice()
  const rules = useEndpoint(readTouchRules, {})
  const review = useEndpoint(reviewTouchModels, {})
  const save = useEndpointMutation(saveTouchRules, {
    refreshes: [readTouchRules, reviewTouchModels, listTouchProposals],
  })
  const version = useHeldVersion(rules.data?.version ?? 0, save.error)
  const error = rules.error ?? review.error
  if (error && (!rules.data || !review.data))
    return <ProblemState thrown={error} onRetry={() => Promise.all([rules.refetch(), review.refetch()])} />
  if (!rules.data || !review.data) return <PageSkeleton />
  const { definition } = rules.data
  const { isUsed, isFew, customers, moves } = review.data
  const moving = moves.reduce((sum, each) => sum + each.customers, 0)
  const canEdit = can('segments.manage_touch_rules')
  const write = (next: TouchRules, done?: () => void) =>
    save.mutate(
      { body: { version, definition: next } },
      {
        onSuccess: () => {
          notice.done(t('touch.saved'))
          done?.()
        },
        onError: (thrown) => {
          if (!done) notice.failed(thrown)
        },
      },
    )
  const useOrNot = canEdit && (
    <Button size="compact-sm" loading={save.isPending} onClick={() => write({ ...definition, isUsed: !isUsed })}>
      {t(isUsed ? 'touch.doWithout' : 'touch.use')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('touch.title')}
        answer={t(isUsed ? (moving > 0 ? 'touch.answer' : 'touch.answerNone') : 'touch.answerUnused', {
          count: moving,
        })}
        parent={{ label: t('touch.settings'), to: '/settings' }}
      />
      {(isFew || !isUsed) && (
        <Alert color="gray" title={t(isUsed ? 'touch.fewTitle' : 'touch.unusedTitle', { from: worthwhileFrom })}>
          <p>{t(isUsed ? 'touch.few' : 'touch.unused', { customers, from: worthwhileFrom })}</p>
          {useOrNot}
        </Alert>
      )}
      {isUsed && <ProposalSection definition={definition} review={review.data} />}
      <CostSection
        key={rules.data.version}
        definition={definition}
        models={review.data.models}
        canEdit={canEdit}
        isPending={save.isPending}
        onSave={write}
      />
      <RuleSection
        definition={definition}
        canEdit={canEdit}
        error={save.error}
        isPending={save.isPending}
        onSave={write}
      />
      {isUsed && !isFew && useOrNot}
    </Page>
  )
}
