import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArchive, IconCopy, IconDots, IconPencil, IconRefresh } from '@tabler/icons-react'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { changeSegment, refreshSegment, type SegmentRecord } from '../../contract.ts'

/** What can be done with a segment itself. */
export function SegmentActions({ segment }: { segment: SegmentRecord }) {
  const { t } = useMessages('segments')
  const can = usePermissions()
  const go = useGo()
  const notice = useNotice()
  const refresh = useEndpointMutation(refreshSegment)
  const change = useEndpointMutation(changeSegment)
  const { id, version, archivedAt, kind } = segment
  if (!can('segments.write')) return null
  const isArchived = archivedAt !== null
  return (
    <>
      {!isArchived && (
        <Button variant="filled" leftSection={<IconPencil size={16} />} onClick={() => go(`/segments/${id}/edit`)}>
          {t('edit')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kind === 'live' && !isArchived && (
            <Menu.Item
              leftSection={<IconRefresh size={16} />}
              onClick={() =>
                refresh.mutate(
                  { params: { id } },
                  {
                    onSuccess: (moved) => notice.done(t('refreshed', { entered: moved.entered, left: moved.left })),
                    onError: (thrown) => notice.failed(thrown),
                  },
                )
              }
            >
              {t('refresh')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => go('/segments/new', { copy: id })}>
            {t('duplicate')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArchive size={16} />}
            onClick={() =>
              change.mutate(
                { params: { id }, body: { version, isArchived: !isArchived } },
                {
                  onSuccess: () => notice.done(t(isArchived ? 'restored' : 'archivedDone')),
                  onError: (thrown) => notice.failed(thrown),
                },
              )
            }
          >
            {t(isArchived ? 'restore' : 'archive')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
