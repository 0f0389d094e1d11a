import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconDeviceFloppy, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { createSavedView, deleteSavedView, listSavedViews, type SavedView, updateSavedView } from '../../contract.ts'
import { isSameView } from '../list/list-address.ts'
import type { ListState } from '../list/use-list-state.ts'
import { ViewDialog } from './view-dialog.tsx'

/** The saved views, one's own and the shared ones, and what can be done with the one that is open. */
export function ViewMenu({ list }: { list: ListState }) {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const notice = useNotice()
  const { data } = useEndpoint(listSavedViews, {})
  const update = useEndpointMutation(updateSavedView)
  const remove = useEndpointMutation(deleteSavedView)
  const restore = useEndpointMutation(createSavedView)
  const [dialog, setDialog] = useState<'create' | 'edit'>()

  const views = data?.items ?? []
  const current = views.find(({ id }) => id === list.savedViewId)
  const isChanged = current !== undefined && !isSameView(current.definition, list.view)
  const groups = [
    { label: t('view.own'), items: views.filter(({ isOwn }) => isOwn) },
    { label: t('view.shared'), items: views.filter(({ isOwn }) => !isOwn) },
  ]

  const overwrite = ({ id, name }: SavedView) =>
    update.mutate(
      { params: { id }, body: { definition: list.view } },
      { onSuccess: () => notice.done(t('view.saved', { name })), onError: notice.failed },
    )
  const discard = ({ id, name, isShared, definition }: SavedView) =>
    remove.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          list.open()
          const undo = () => restore.mutate({ body: { name, isShared, definition } }, { onError: notice.failed })
          notice.done(t('view.deleted', { name }), { undo })
        },
        onError: notice.failed,
      },
    )

  return (
    <>
      <Menu width={280}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {current?.name ?? t('view.all')}
            {isChanged && t('view.changed')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Tick isShown={!current} />} onClick={() => list.open()}>
            {t('view.all')}
          </Menu.Item>
          {groups.map(
            ({ label, items }) =>
              items.length > 0 && (
                <Fragment key={label}>
                  <Menu.Label>{label}</Menu.Label>
                  {items.map((view) => (
                    <Menu.Item
                      key={view.id}
                      leftSection={<Tick isShown={view.id === current?.id} />}
                      rightSection={
                        view.isShared && view.isOwn ? <IconUsers size={14} aria-label={t('view.isShared')} /> : null
                      }
                      onClick={() => list.open(view)}
                    >
                      {view.name}
                    </Menu.Item>
                  ))}
                </Fragment>
              ),
          )}
          {can('accounts.save_views') && (
            <>
              <Menu.Divider />
              {current?.isOwn && isChanged && (
                <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={() => overwrite(current)}>
                  {t('view.overwrite', { name: current.name })}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={() => setDialog('create')}>
                {t('view.saveAs')}
              </Menu.Item>
              {current?.isOwn && (
                <>
                  <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>
                    {t('view.edit')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => discard(current)}>
                    {t('view.delete')}
                  </Menu.Item>
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <ViewDialog
          list={list}
          {...(dialog === 'edit' && current ? { saved: current } : {})}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

function Tick({ isShown }: { isShown: boolean }) {
  return <IconCheck size={16} aria-hidden="true" style={{ visibility: isShown ? 'visible' : 'hidden' }} />
}
