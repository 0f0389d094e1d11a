import { Alert, Button, Modal } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { formParts } from '#platform/web/form/index.ts'
import { DetailColumns, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { publishProgram, readProgramDraft } from '../../../contract.ts'
import { type Program, type ProgramTask, programFlaws } from '../../../domain/program.ts'
import { TypicalDurations } from '../../similar/typical-durations.tsx'
import classes from './designer.module.css'
import { DraftPreview } from './draft-preview.tsx'
import { blankTask, plannedDays, withLength, withoutTask, withTask } from './edits/program-edits.ts'
import { type ProgramEdit, useDraftEdits } from './edits/use-draft-edits.ts'
import { ProgramForm } from './facts/program-form.tsx'
import { FileButtons } from './file-buttons.tsx'
import { FlawList } from './flaw-list.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { SheetButtons } from './sheet-buttons.tsx'
import { StageList } from './stages/stage-list.tsx'
import { TaskForm } from './task-form.tsx'

interface DesignerProps {
  programKey: string
  onPublished: () => void
}

/** The draft of the next version. Each change is saved as it is made and can be taken back; flaws are told at once. */
export function Designer({ programKey, onPublished }: DesignerProps) {
  const { data, error, refetch, dataUpdatedAt } = useEndpoint(readProgramDraft, { params: { key: programKey } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const read = { program: data.program, version: data.version, at: dataUpdatedAt }
  return <Draft key={programKey} read={read} isBegun={data.isBegun} onPublished={onPublished} />
}

interface DraftProps {
  read: { program: Program; version: number; at: number }
  isBegun: boolean
  onPublished: () => void
}

function Draft({ read, isBegun, onPublished }: DraftProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [open, setOpen] = useState<string>()
  const [added, setAdded] = useState<ProgramTask>()
  const [accountId, setAccountId] = useState<string | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  const [isFacts, setFacts] = useState(false)
  const { program, version, isSaving, isUnsaved, error, ...draft } = useDraftEdits(read)
  const publish = useEndpointMutation(publishProgram)
  const flaws = programFlaws(program)
  const close = () => {
    setOpen(undefined)
    setAdded(undefined)
  }
  const changeAndClose = async (edit: ProgramEdit) => {
    if (await draft.change(edit)) close()
  }
  const send = () =>
    publish.mutate(
      { params: { key: program.key }, body: { version } },
      {
        onSuccess: () => {
          notice.done(t('programs.publishDone'))
          onPublished()
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  const known = program.tasks.find(({ key }) => key === open)
  const task = known ?? added
  const isRemovable = known !== undefined && known.key !== program.valueTaskKey
  return (
    <>
      <Alert color="yellow" title={t('programs.draftTitle')}>
        <div className={classes.bar}>
          <span className={formParts.grow}>{t('designer.note')}</span>
          {isUnsaved && (
            <Button variant="default" onClick={draft.saveAgain}>
              {t('designer.saveAgain')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            disabled={!draft.canUndo}
            onClick={draft.undo}
          >
            {t('designer.undo')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} />}
            disabled={!draft.canRedo}
            onClick={draft.redo}
          >
            {t('designer.redo')}
          </Button>
          <FileButtons program={program} onImport={(next) => draft.change(() => next)} />
          <SheetButtons programKey={program.key} onImport={(next) => draft.change(() => next)} />
          <Button
            variant="filled"
            disabled={!isBegun || flaws.length > 0 || isSaving || isUnsaved}
            onClick={() => setPublishing(true)}
          >
            {t('designer.toPublish')}
          </Button>
        </div>
      </Alert>
      <DetailColumns
        side={
          <>
            <FlawList program={program} flaws={flaws} onOpen={setOpen} onFacts={() => setFacts(true)} />
            <DraftPreview
              programKey={program.key}
              version={version}
              accountId={accountId}
              onAccount={setAccountId}
              canPlan={!flaws.some(({ code }) => preventsPlan.includes(code))}
            />
            <TypicalDurations
              programKey={program.key}
              accountId={accountId ?? undefined}
              plannedDaysOf={(key) => plannedDays(program, key)}
              onUse={(key, days) => draft.change((each) => withLength(each, key, days))}
            />
          </>
        }
      >
        <div className={classes.factsBar}>
          <span className={classes.quiet}>
            {t('designer.facts.summary', {
              goals: program.goals?.length ?? 0,
              criteria: program.criteria
                ? t('designer.facts.own', { count: program.criteria.length })
                : t('designer.facts.standard'),
              stages: program.roadmap?.length ?? 0,
            })}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => setFacts(true)}>
            {t('designer.facts.open')}
          </Button>
        </div>
        <StageList
          program={program}
          flaws={flaws}
          onChange={draft.change}
          onOpen={setOpen}
          onAdd={(stage) => setAdded(blankTask(program, stage))}
        />
      </DetailColumns>
      <Modal
        opened={task !== undefined}
        onClose={close}
        title={known ? t('programs.editTask') : t('designer.addTask')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {task && (
          <TaskForm
            key={task.key}
            program={program}
            task={task}
            path={`program.tasks.${known ? program.tasks.indexOf(known) : program.tasks.length}`}
            error={error}
            isPending={isSaving}
            onSave={(next) => changeAndClose((each) => withTask(each, next))}
            onRemove={isRemovable ? () => changeAndClose((each) => withoutTask(each, known.key)) : undefined}
            onValueTask={
              isRemovable && known.when === undefined
                ? () => changeAndClose((each) => ({ ...each, valueTaskKey: known.key }))
                : undefined
            }
            close={close}
          />
        )}
      </Modal>
      <Modal
        opened={isFacts}
        onClose={() => setFacts(false)}
        title={t('designer.facts.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <ProgramForm
          program={program}
          error={error}
          isPending={isSaving}
          onSave={async (facts) => {
            if (await draft.change((each) => ({ ...each, ...facts }))) setFacts(false)
          }}
          close={() => setFacts(false)}
        />
      </Modal>
      <Modal
        opened={isPublishing}
        onClose={() => setPublishing(false)}
        title={t('versions.effect')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <PublishDialog
          programKey={program.key}
          isPending={publish.isPending}
          onPublish={send}
          close={() => setPublishing(false)}
        />
      </Modal>
    </>
  )
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
