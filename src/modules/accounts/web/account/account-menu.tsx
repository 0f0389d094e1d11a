import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconDots } from '@tabler/icons-react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type AccountDetails, archiveAccount, restoreAccount } from '../../contract.ts'

/** What is seldom done with a customer. */
export function AccountMenu({ account }: { account: AccountDetails }) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const archive = useEndpointMutation(archiveAccount)
  const restore = useEndpointMutation(restoreAccount)
  const target = { params: { id: account.id } }
  const bringBack = () =>
    restore.mutate(target, { onSuccess: () => notice.done(t('account.restored')), onError: notice.failed })
  const putAway = () =>
    archive.mutate(target, {
      onSuccess: () => notice.done(t('account.archived'), { undo: bringBack }),
      onError: notice.failed,
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('account.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {account.archivedAt === null ? (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={putAway}>
            {t('account.archive')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={bringBack}>
            {t('account.restore')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
