import { uploadFile, useRefresh } from '#platform/web/api/index.ts'
import { useUploads } from '#platform/web/file-drop/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addFile, type fileSubjects, listFiles } from '../../contract.ts'

export type FileSubject = (typeof fileSubjects)[number]

/** Attaches files one after the other; what arrived stays when one of them fails, which can be tried again. */
export function useSendFiles(projectId: string, subject: FileSubject, subjectId?: string) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const refresh = useRefresh()
  return useUploads(async ({ id: clientId, file }, options) => {
    const query = { subject, ...(subjectId !== undefined && { subjectId }), clientId }
    await uploadFile(addFile, { params: { id: projectId }, query, file }, options)
    notice.done(t('files.added', { count: 1 }))
    await refresh({ ...listFiles, path: '/projects' })
  })
}
