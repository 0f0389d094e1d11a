import { Button } from '@mantine/core'
import { useState } from 'react'
import { AccountPicker } from '#modules/accounts/web/index.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { assignGroup, listGroups, type UsageGroup } from '../../contract.ts'
import classes from '../usage.module.css'

/** A customer as a sender names it, and whose it is. */
export function GroupItem({ group }: { group: UsageGroup }) {
  const { t } = useMessages('usage')
  const { instant, number } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const [isOpen, setOpen] = useState(group.account === null && group.assignedBy === null)
  const [accountId, setAccountId] = useState<string | null>(null)
  const { mutate, isPending } = useEndpointMutation(assignGroup, { refreshes: [listGroups] })
  const name = group.name ?? group.externalId
  const assign = (chosen: string | null) =>
    mutate(
      { params: { key: group.key }, body: { accountId: chosen } },
      {
        onSuccess: ({ account }) =>
          notice.done(account ? t('groups.assigned', { name, account: account.name }) : t('groups.ignored', { name })),
        onError: notice.failed,
      },
    )
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>
          {name}
          {group.account && (
            <>
              {' → '}
              <PageLink to={`/accounts/${group.account.id}`}>{group.account.name}</PageLink>
            </>
          )}
        </span>
        {can('usage.manage') && !isOpen && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('groups.changeOne', { name })}
            onClick={() => setOpen(true)}
          >
            {t('groups.change')}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>
        {group.name !== null && `${group.externalId}${t('comma')}`}
        {t('groups.firstSeen', { at: instant(group.firstSeenAt) })}
        {group.account === null && t('groups.waiting', { count: number(group.waiting) })}
        {group.assignedBy !== null && t('groups.by', { by: group.assignedBy })}
      </p>
      {can('usage.manage') && isOpen && (
        <div className={classes.row}>
          <div className={classes.grow}>
            <AccountPicker
              path={group.key}
              label={t('groups.customer', { name })}
              value={accountId}
              onChange={setAccountId}
            />
          </div>
          <Button disabled={accountId === null} loading={isPending} onClick={() => assign(accountId)}>
            {t('groups.assign')}
          </Button>
          {!(group.account === null && group.assignedBy !== null) && (
            <Button variant="subtle" loading={isPending} onClick={() => assign(null)}>
              {t('groups.ignore')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
