import { uploadFile, useRefresh } from '#platform/web/api/index.ts'
import { FileDrop, UploadList, useUploads } from '#platform/web/file-drop/index.ts'
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
  const refresh = useRefresh()
  const { uploads, add, cancel, retry } = useUploads(async ({ id, file }, options) => {
    await uploadFile(addPortalFile, { params: { id: task.id }, query: { clientId: id }, file }, options)
    notice.done(t('files.thanks', { count: 1 }))
    await refresh(readPortalHome)
  })
  const own = files.filter(({ taskId }) => taskId === task.id)
  return (
    <>
      <FileList files={own} />
      {may('upload') && (
        <>
          <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} />
          <FileDrop label={t('files.add')} maxMegabytes={portalFileMegabytes} isPending={false} onFiles={add} />
        </>
      )}
    </>
  )
}
