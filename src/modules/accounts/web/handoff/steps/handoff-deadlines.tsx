import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type Handoff, listHandoffs, readHandoff, setWonDate } from '../../../contract.ts'

/** The won date, to be set here, and the deadlines that follow from it. */
export function HandoffDeadlines({ handoff }: { handoff: Handoff }) {
  const { t } = useMessages('accounts')
  const { date } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const { mutate } = useEndpointMutation(setWonDate, { refreshes: [readHandoff, listHandoffs] })
  const { wonOn, submit, accept } = handoff
  const change = (next: string | null) =>
    mutate({ params: { id: handoff.accountId }, body: { wonOn: next } }, { onError: notice.failed })
  const done = (deadline: Handoff['submit']) => {
    if (deadline === null) return undefined
    if (deadline.doneOn === null) return t('handoff.dueOn', { date: date(deadline.dueOn) })
    const doneOn = date(deadline.doneOn)
    return deadline.lateDays > 0
      ? t('handoff.doneLate', { date: doneOn, count: deadline.lateDays })
      : t('handoff.doneOn', { date: doneOn })
  }
  const isFixed = handoff.status === 'accepted' || !can('accounts.write_sheets')
  return (
    <div>
      {!isFixed && <DateField path="wonOn" label={t('handoff.wonOn')} value={wonOn} onChange={change} required />}
      <FactList
        facts={[
          ...(isFixed ? [{ label: t('handoff.wonOn'), value: wonOn === null ? undefined : date(wonOn) }] : []),
          { label: t('handoff.submission'), value: done(submit) },
          { label: t('handoff.acceptance'), value: done(accept) },
          ...(handoff.timesSentBack > 0
            ? [{ label: t('handoff.sentBack'), value: t('handoff.times', { count: handoff.timesSentBack }) }]
            : []),
        ]}
      />
    </div>
  )
}
