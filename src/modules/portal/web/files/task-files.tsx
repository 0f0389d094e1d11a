import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { FileDrop } from '#platform/web/file-drop/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addPortalFile, type PortalFile, type PortalTask, portalFileMegabytes, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import { FileList } from './file-list.tsx'

/** What was handed in for a request, and the way to hand something in. */
export function TaskFiles({ task, files }: { task: PortalTask; files: readonly PortalFile[] }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const may = useMay()
  const { mutateAsync, isPending } = useEndpointMutation(addPortalFile, { refreshes: [readPortalHome] })
  const own = files.filter(({ taskId }) => taskId === task.id)
  const send = async (chosen: readonly File[]) => {
    try {
      // One after the other: a phone's line is shared by them anyway, and what arrived stays when it breaks.
      for (const file of chosen) await mutateAsync({ params: { id: task.id }, query: { clientId: newId() }, file })
      notice.done(t('files.thanks', { count: chosen.length }))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  return (
    <>
      <FileList files={own} />
      {may('upload') && (
        <FileDrop
          label={t('files.add')}
          maxMegabytes={portalFileMegabytes}
          isPending={isPending}
          onFiles={(chosen) => void send(chosen)}
        />
      )}
    </>
  )
}
