import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type PortalTask, readPortalHome, setTaskDone } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './plan.module.css'

/** Says that a request is done, with a way back. */
export function DoneButton({ task, isMain = false }: { task: PortalTask; isMain?: boolean }) {
  const { t, language } = useMessages('portal')
  const may = useMay()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(setTaskDone, { refreshes: [readPortalHome] })
  const set = (isDone: boolean) =>
    mutate(
      { params: { id: task.id }, body: { isDone } },
      {
        onSuccess: () =>
          isDone && notice.done(t('task.thanks', { name: task.name[language] }), { undo: () => set(false) }),
        onError: notice.failed,
      },
    )
  if (!may('do_homework')) return null
  if (task.isDone)
    return (
      <Button size="compact-sm" loading={isPending} onClick={() => set(false)}>
        {t('task.reopen')}
      </Button>
    )
  return (
    <Button
      variant={isMain ? 'filled' : 'default'}
      {...(isMain && { size: 'lg', className: classes.big })}
      loading={isPending}
      onClick={() => set(true)}
    >
      {t('task.done')}
    </Button>
  )
}
