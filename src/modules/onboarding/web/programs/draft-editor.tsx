import { Alert, Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { publishProgram, readProgramDraft, saveProgramDraft } from '../../contract.ts'
import { keyOfLink } from '../../domain/network/link.ts'
import type { Program, ProgramTask } from '../../domain/program.ts'
import { ProgramTable } from './program-table.tsx'
import classes from './programs.module.css'
import { TaskEditor } from './task-editor.tsx'

interface DraftEditorProps {
  programKey: string
  onPublished: () => void
}

/** The draft of the next version: each task is saved as it is changed; publishing makes it the latest for good. */
export function DraftEditor({ programKey, onPublished }: DraftEditorProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [editing, setEditing] = useState<ProgramTask>()
  const { data, error, refetch } = useEndpoint(readProgramDraft, { params: { key: programKey } })
  const save = useEndpointMutation(saveProgramDraft)
  const publish = useEndpointMutation(publishProgram)
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const params = { key: programKey }
  const saveProgram = (program: Program) =>
    save.mutate({ params, body: { program, version: data.version } }, { onSuccess: () => setEditing(undefined) })
  const saveTask = (task: ProgramTask) =>
    saveProgram({ ...data.program, tasks: data.program.tasks.map((each) => (each.key === task.key ? task : each)) })
  const removeTask = (key: string) =>
    saveProgram({
      ...data.program,
      tasks: data.program.tasks
        .filter((each) => each.key !== key)
        .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((link) => keyOfLink(link) !== key) })),
    })
  const send = () =>
    publish.mutate(
      { params, body: { version: data.version } },
      {
        onSuccess: () => {
          notice.done(t('programs.publishDone'))
          onPublished()
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <>
      <Alert color="yellow" title={t('programs.draftTitle')}>
        <div className={classes.draftNote}>
          {t('programs.draftNote')}
          <Button variant="filled" loading={publish.isPending} disabled={!data.isBegun} onClick={send}>
            {t('programs.publish')}
          </Button>
        </div>
      </Alert>
      <ProgramTable program={data.program} onEdit={setEditing} />
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={t('programs.editTask')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {editing && (
          <TaskEditor
            key={editing.key}
            task={editing}
            path={`program.tasks.${data.program.tasks.findIndex(({ key }) => key === editing.key)}`}
            error={save.error}
            isPending={save.isPending}
            onSave={saveTask}
            onRemove={editing.key === data.program.valueTaskKey ? undefined : () => removeTask(editing.key)}
            close={() => setEditing(undefined)}
          />
        )}
      </Modal>
    </>
  )
}
