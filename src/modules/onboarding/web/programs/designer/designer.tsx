import { Alert, Button, Modal } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { DetailColumns, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { publishProgram, readProgramDraft, saveProgramDraft } from '../../../contract.ts'
import { type Program, type ProgramTask, programFlaws } from '../../../domain/program.ts'
import classes from './designer.module.css'
import { DraftPreview } from './draft-preview.tsx'
import { FileButtons } from './file-buttons.tsx'
import { FlawList } from './flaw-list.tsx'
import { blankTask, withoutTask, withTask } from './program-edits.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { StageList } from './stage-list.tsx'
import { TaskForm } from './task-form.tsx'

interface DesignerProps {
  programKey: string
  onPublished: () => void
}

/** The draft of the next version. Each change is saved as it is made and can be taken back; flaws are told at once. */
export function Designer({ programKey, onPublished }: DesignerProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [open, setOpen] = useState<ProgramTask>()
  const [isPublishing, setPublishing] = useState(false)
  const [{ past, future }, setHistory] = useState<History>({ past: [], future: [] })
  const { data, error, refetch } = useEndpoint(readProgramDraft, { params: { key: programKey } })
  const save = useEndpointMutation(saveProgramDraft)
  const publish = useEndpointMutation(publishProgram)
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const params = { key: programKey }
  const { program } = data
  const flaws = programFlaws(program)
  const write = (next: Program, history: History) =>
    save.mutate(
      { params, body: { program: next, version: data.version } },
      {
        onSuccess: () => {
          setHistory(history)
          setOpen(undefined)
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  const change = (next: Program) => {
    if (next !== program && !save.isPending) write(next, { past: [...past.slice(-49), program], future: [] })
  }
  const undo = () => {
    const last = past.at(-1)
    if (last) write(last, { past: past.slice(0, -1), future: [program, ...future] })
  }
  const redo = () => {
    const [next, ...rest] = future
    if (next) write(next, { past: [...past, program], future: rest })
  }
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
  const isKnown = open !== undefined && program.tasks.some(({ key }) => key === open.key)
  const isRemovable = isKnown && open.key !== program.valueTaskKey
  return (
    <>
      <Alert color="yellow" title={t('programs.draftTitle')}>
        <div className={classes.bar}>
          <span className={classes.grow}>{t('designer.note')}</span>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            disabled={past.length === 0 || save.isPending}
            onClick={undo}
          >
            {t('designer.undo')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} />}
            disabled={future.length === 0 || save.isPending}
            onClick={redo}
          >
            {t('designer.redo')}
          </Button>
          <FileButtons program={program} onImport={change} />
          <Button
            variant="filled"
            disabled={!data.isBegun || flaws.length > 0 || save.isPending}
            onClick={() => setPublishing(true)}
          >
            {t('designer.toPublish')}
          </Button>
        </div>
      </Alert>
      <DetailColumns
        side={
          <>
            <FlawList program={program} flaws={flaws} onOpen={setOpen} />
            <DraftPreview
              programKey={programKey}
              version={data.version}
              canPlan={!flaws.some(({ code }) => preventsPlan.includes(code))}
            />
          </>
        }
      >
        <StageList
          key={data.version}
          program={program}
          flaws={flaws}
          onChange={change}
          onOpen={setOpen}
          onAdd={(stage) => setOpen(blankTask(program, stage))}
        />
      </DetailColumns>
      <Modal
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={isKnown ? t('programs.editTask') : t('designer.addTask')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open && (
          <TaskForm
            key={open.key}
            program={program}
            task={open}
            path={`program.tasks.${isKnown ? program.tasks.findIndex(({ key }) => key === open.key) : program.tasks.length}`}
            error={save.error}
            isPending={save.isPending}
            onSave={(task) => change(withTask(program, task))}
            onRemove={isRemovable ? () => change(withoutTask(program, open.key)) : undefined}
            onValueTask={
              isRemovable && open.when === undefined ? () => change({ ...program, valueTaskKey: open.key }) : undefined
            }
            close={() => setOpen(undefined)}
          />
        )}
      </Modal>
      <Modal
        opened={isPublishing}
        onClose={() => setPublishing(false)}
        title={t('versions.effect')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <PublishDialog
          programKey={programKey}
          isPending={publish.isPending}
          onPublish={send}
          close={() => setPublishing(false)}
        />
      </Modal>
    </>
  )
}

interface History {
  past: readonly Program[]
  future: readonly Program[]
}

/** With these there are no dates to compute. */
const preventsPlan = [
  'onboarding.task_key_taken',
  'onboarding.stage_unknown',
  'onboarding.due_before_start',
  'onboarding.dependency_unknown',
  'onboarding.dependency_cycle',
  'onboarding.value_task_unknown',
  'onboarding.value_task_conditional',
]
