import { useEndpoint } from '#platform/web/api/index.ts'
import { FileDrop, UploadList } from '#platform/web/file-drop/index.ts'
import { EmptyState, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type Attachment, fileMegabytes, listFiles, type ProjectPage } from '../../contract.ts'
import { isClosed } from '../standing.ts'
import { useText } from '../text.ts'
import { FileRow } from './file-row.tsx'
import classes from './files.module.css'
import { useSendFiles } from './use-send-files.ts'

/** All files of the project, whatever they belong to; those thrown away can be had back for 30 days. */
export function FilesView({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const subjectName = useSubjectName(project)
  const { data, error, refetch } = useEndpoint(listFiles, { params: { id: project.id } })
  const sending = useSendFiles(project.id, 'project')
  const canWrite = can('onboarding.write')
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={3} />
  const kept = data.items.filter(({ discarded }) => discarded === null)
  const trash = data.items.filter(({ discarded }) => discarded !== null)
  const row = (file: Attachment) => (
    <FileRow key={file.id} projectId={project.id} file={file} canWrite={canWrite} about={subjectName(file.subject)} />
  )
  return (
    <Section title={t('files.title')} count={kept.length} note={t('files.note')}>
      <div className={classes.stack}>
        {canWrite && !isClosed(project) && (
          <>
            <UploadList uploads={sending.uploads} onCancel={sending.cancel} onRetry={sending.retry} />
            <FileDrop label={t('files.add')} maxMegabytes={fileMegabytes} isPending={false} onFiles={sending.add} />
          </>
        )}
        {kept.length === 0 ? (
          <EmptyState title={t('files.none')} text={t('files.noneHint')} />
        ) : (
          <ul className={classes.files}>{kept.map(row)}</ul>
        )}
        {trash.length > 0 && (
          <details>
            <summary>{t('files.trash', { count: trash.length })}</summary>
            <ul className={classes.files}>{trash.map(row)}</ul>
          </details>
        )}
      </div>
    </Section>
  )
}

function useSubjectName(project: ProjectPage): (subject: Attachment['subject']) => string | undefined {
  const text = useText()
  return ({ id }) => {
    const task = project.tasks.find((one) => one.id === id)
    if (task) return text(task.name)
    const criterion = project.criteria.items.find((one) => one.id === id)
    if (criterion) return text(criterion.text)
    const goal = project.goals.find((one) => one.id === id || one.measurements.some((each) => each.id === id))
    return goal && (goal.metric || goal.useCase)
  }
}
