import { useEndpoint } from '#platform/web/api/index.ts'
import { FileDrop, UploadList } from '#platform/web/file-drop/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { fileMegabytes, listFiles } from '../../contract.ts'
import { FileRow } from './file-row.tsx'
import classes from './files.module.css'
import { type FileSubject, useSendFiles } from './use-send-files.ts'

interface SubjectFilesProps {
  projectId: string
  subject: Exclude<FileSubject, 'project'>
  subjectId: string
  canWrite: boolean
}

/** The files of one thing of the project, and a place to add some. */
export function SubjectFiles({ projectId, subject, subjectId, canWrite }: SubjectFilesProps) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(listFiles, { params: { id: projectId } })
  const sending = useSendFiles(projectId, subject, subjectId)
  const files = (data?.items ?? []).filter((file) => file.subject.id === subjectId && file.discarded === null)
  if (!canWrite && files.length === 0) return null
  return (
    <div className={classes.stack}>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file) => (
            <FileRow key={file.id} projectId={projectId} file={file} canWrite={canWrite} />
          ))}
        </ul>
      )}
      {canWrite && <UploadList uploads={sending.uploads} onCancel={sending.cancel} onRetry={sending.retry} />}
      {canWrite && (
        <FileDrop
          label={subject === 'measurement' || subject === 'criterion' ? t('files.addEvidence') : t('files.add')}
          maxMegabytes={fileMegabytes}
          isPending={false}
          onFiles={sending.add}
        />
      )}
    </div>
  )
}
