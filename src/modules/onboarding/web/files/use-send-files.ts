import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addFile, type fileSubjects } from '../../contract.ts'

export type FileSubject = (typeof fileSubjects)[number]

/** Attaches files one after the other; what arrived stays when one of them fails. */
export function useSendFiles(projectId: string, subject: FileSubject, subjectId?: string) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutateAsync, isPending } = useEndpointMutation(addFile)
  const send = async (files: readonly File[]) => {
    try {
      for (const file of files)
        await mutateAsync({ params: { id: projectId }, query: { subject, subjectId, clientId: newId() }, file })
      notice.done(t('files.added', { count: files.length }))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  return { send: (files: readonly File[]) => void send(files), isPending }
}
