import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { AccountPicker } from '#modules/accounts/web/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { assignCaller, listTickets, listWaitingCallers, type WaitingCaller } from '../../contract.ts'
import classes from '../integrations.module.css'

/** Callers whom nobody knows yet: said once whose they are, their tickets go there, these and those to come. */
export function WaitingDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useMessages('integrations')
  const { data, error, refetch } = useEndpoint(listWaitingCallers, {}, { enabled: isOpen })
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={t('waiting.title')}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <p className={classes.quiet}>{t('waiting.text')}</p>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && <EmptyState title={t('waiting.none')} text={t('waiting.noneText')} />}
      <ul className={classes.items}>
        {data?.items.map((caller) => (
          <CallerItem key={caller.callerKey} caller={caller} />
        ))}
      </ul>
    </Drawer>
  )
}

function CallerItem({ caller }: { caller: WaitingCaller }) {
  const { t } = useMessages('integrations')
  const { instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const [accountId, setAccountId] = useState<string | null>(null)
  const { mutate, isPending } = useEndpointMutation(assignCaller, { refreshes: [listWaitingCallers, listTickets] })
  const assign = (chosen: string) =>
    mutate(
      { body: { callerKey: caller.callerKey, accountId: chosen } },
      {
        onSuccess: ({ assigned }) => notice.done(t('waiting.assigned', { count: assigned })),
        onError: notice.failed,
      },
    )
  return (
    <li className={classes.item}>
      <span className={classes.name}>{caller.name}</span>
      <p className={classes.quiet}>
        {t('waiting.about', {
          count: caller.tickets,
          subject: caller.lastSubject || t('noSubject'),
          at: instant(caller.lastOpenedAt),
        })}
      </p>
      {can('integrations.write_tickets') && (
        <div className={classes.assign}>
          <AccountPicker
            path={caller.callerKey}
            label={t('waiting.customer', { name: caller.name })}
            value={accountId}
            onChange={setAccountId}
          />
          <Button disabled={accountId === null} loading={isPending} onClick={() => accountId && assign(accountId)}>
            {t('waiting.assign')}
          </Button>
        </div>
      )}
    </li>
  )
}
