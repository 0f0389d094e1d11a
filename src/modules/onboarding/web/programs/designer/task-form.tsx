import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConditionFields } from '#modules/accounts/web/index.ts'
import { ChoiceField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program, ProgramTask } from '../../../domain/program.ts'
import { onboardingElements, ownerRoles, sides, type TaskKind, taskKinds } from '../../../domain/task.ts'
import { useText } from '../../text.ts'
import classes from '../programs.module.css'
import { ChunkFields } from './chunk-fields.tsx'
import { LinkFields } from './link-fields.tsx'

interface TaskFormProps {
  program: Program
  task: ProgramTask
  /** Where the task stands in what is sent: `program.tasks.3`. */
  path: string
  error: unknown
  isPending: boolean
  onSave: (task: ProgramTask) => void
  /** Left out for the task that the program cannot do without, and for a new one. */
  onRemove: (() => void) | undefined
  onValueTask: (() => void) | undefined
  close: () => void
}

const languages = ['ja', 'en'] as const

/** One task of a draft: its words in both languages, who does it, its days, what it waits for and for whom it is. */
export function TaskForm({
  program,
  task,
  path,
  error,
  isPending,
  onSave,
  onRemove,
  onValueTask,
  close,
}: TaskFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [draft, setDraft] = useState(task)
  const change = (changes: Partial<ProgramTask>) => setDraft({ ...draft, ...changes })
  return (
    <Form onSubmit={() => onSave(draft)} error={error} isPending={isPending} onCancel={close}>
      <div className={classes.fields}>
        {languages.map((each) => (
          <TextField
            key={each}
            path={`${path}.name.${each}`}
            label={t('programs.nameIn', { language: t(`platform:language.${each}`) })}
            value={draft.name[each]}
            description={draft.name[each].trim() === '' ? t('designer.missingText') : undefined}
            onChange={(name) => change({ name: { ...draft.name, [each]: name } })}
          />
        ))}
        {languages.map((each) => (
          <Textarea
            key={each}
            label={t('programs.doneWhenIn', { language: t(`platform:language.${each}`) })}
            autosize
            minRows={2}
            value={draft.doneWhen[each]}
            error={draft.doneWhen[each].trim() === '' ? t('designer.missingText') : undefined}
            onChange={(event) => change({ doneWhen: { ...draft.doneWhen, [each]: event.currentTarget.value } })}
          />
        ))}
        <ChoiceField
          path={`${path}.stage`}
          label={t('task.stage')}
          value={draft.stage}
          choices={program.stages.map((stage) => ({ value: stage.key, label: text(stage.name) || stage.key }))}
          onChange={(stage) => change({ stage })}
        />
        <ChoiceField
          path={`${path}.element`}
          label={t('task.element')}
          value={draft.element}
          choices={onboardingElements.map((value) => ({ value, label: t(`element.${value}`) }))}
          onChange={(element) => change({ element })}
        />
        <ChoiceField
          path={`${path}.kind`}
          label={t('designer.kind')}
          description={t('designer.kindHint')}
          value={draft.kind ?? 'none'}
          choices={(['none', ...taskKinds] as const).map((value) => ({ value, label: t(`taskKind.${value}`) }))}
          onChange={(kind) => setDraft(withKind(draft, kind === 'none' ? undefined : kind))}
        />
        <ChoiceField
          path={`${path}.side`}
          label={t('task.side')}
          value={draft.side}
          choices={sides.map((value) => ({ value, label: t(`side.${value}`) }))}
          onChange={(side) => change({ side })}
        />
        <ChoiceField
          path={`${path}.ownerRole`}
          label={t('plan.column.owner')}
          value={draft.ownerRole}
          choices={ownerRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(ownerRole) => change({ ownerRole })}
        />
        <NumberField
          path={`${path}.startOffset`}
          label={t('programs.startOffset')}
          value={draft.startOffset}
          onChange={(startOffset) => change({ startOffset: Math.round(startOffset ?? 0) })}
        />
        <NumberField
          path={`${path}.dueOffset`}
          label={t('programs.dueOffset')}
          value={draft.dueOffset}
          onChange={(dueOffset) => change({ dueOffset: Math.round(dueOffset ?? 0) })}
        />
        <NumberField
          path={`${path}.effortMinutes`}
          label={t('designer.effort')}
          value={draft.effortMinutes}
          onChange={(minutes) => change({ effortMinutes: Math.round(minutes ?? 0) })}
        />
        <ChoiceField
          path={`${path}.visibility`}
          label={t('task.commentFor')}
          value={draft.visibility ?? (draft.side === 'vendor' ? 'internal' : 'customer')}
          choices={(['internal', 'customer'] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))}
          onChange={(visibility) => change({ visibility })}
        />
      </div>
      <Checkbox
        label={t('plan.milestone')}
        checked={draft.isMilestone}
        onChange={(event) => change({ isMilestone: event.currentTarget.checked })}
      />
      <ChunkFields task={draft} onChange={setDraft} />
      <LinkFields program={program} task={draft} onChange={setDraft} />
      {task.key !== program.valueTaskKey && (
        <ConditionFields
          title={t('designer.when')}
          always={t('designer.always')}
          path={`${path}.when`}
          value={draft.when}
          onChange={(when) => setDraft(withCondition(draft, when))}
        />
      )}
      <div className={classes.draftNote}>
        {onValueTask && (
          <Button variant="subtle" onClick={onValueTask}>
            {t('designer.makeValueTask')}
          </Button>
        )}
        {onRemove && (
          <Button variant="subtle" color="red" onClick={onRemove}>
            {t('programs.removeTask')}
          </Button>
        )}
      </div>
    </Form>
  )
}

function withCondition(task: ProgramTask, when: ProgramTask['when']): ProgramTask {
  const { when: _, ...rest } = task
  return when === undefined ? rest : { ...rest, when }
}

function withKind({ kind: _, ...task }: ProgramTask, kind: TaskKind | undefined): ProgramTask {
  return kind === undefined ? task : { ...task, kind }
}
