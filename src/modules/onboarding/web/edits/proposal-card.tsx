import { Alert, Button } from '@mantine/core'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { dismissReplanProposal, listReplanProposals, type ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import sheet from '../task/sheet.module.css'
import { useSentences } from '../text.ts'

/** Changed calendars ask for other dates: seen and taken over here, or left. */
export function ProposalCard({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const sentences = useSentences()
  const notice = useNotice()
  const [, change] = useProjectAddress()
  const { data } = useEndpoint(listReplanProposals, { query: { projectId: project.id } })
  const { mutate, isPending } = useEndpointMutation(dismissReplanProposal, { refreshes: [listReplanProposals] })
  const proposal = data?.items[0]
  if (proposal === undefined) return null
  const { moves, valueDate, isStale } = proposal
  const isMoved = valueDate !== null && valueDate.from !== valueDate.to
  const dismiss = () =>
    mutate(
      { params: { id: project.id } },
      { onSuccess: () => notice.done(t('proposal.dismissed')), onError: (thrown) => notice.failed(thrown) },
    )
  return (
    <Alert color="yellow" title={t('proposal.card', { count: moves })}>
      <p>
        {sentences([
          isMoved
            ? t('proposal.value', { from: date(valueDate.from), to: date(valueDate.to) })
            : t('proposal.valueStays'),
          isStale ? t('proposal.stale') : undefined,
        ])}
      </p>
      <div className={sheet.edits}>
        <Button size="compact-sm" onClick={() => change({ dialog: 'proposal' })}>
          {t('proposal.look')}
        </Button>
        <Button size="compact-sm" variant="subtle" loading={isPending} onClick={dismiss}>
          {t('proposal.dismiss')}
        </Button>
      </div>
    </Alert>
  )
}
