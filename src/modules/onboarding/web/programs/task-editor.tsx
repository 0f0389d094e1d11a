import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProgramTask } from '../../domain/program.ts'
import { sides } from '../../domain/task.ts'
import classes from './programs.module.css'

interface TaskEditorProps {
  task: ProgramTask
  /** Where the task stands in what is sent: `program.tasks.3`. */
  path: string
  error: unknown
  isPending: boolean
  onSave: (task: ProgramTask) => void
  /** Left out for the task that the program cannot do without. */
  onRemove: (() => void) | undefined
  close: () => void
}

/** One task of a draft: its words in both languages, its days and its side. */
export function TaskEditor({ task, path, error, isPending, onSave, onRemove, close }: TaskEditorProps) {
  const { t } = useMessages('onboarding')
  const [draft, setDraft] = useState(task)
  const change = (changes: Partial<ProgramTask>) => setDraft({ ...draft, ...changes })
  const languages = ['ja', 'en'] as const
  return (
    <Form onSubmit={() => onSave(draft)} error={error} isPending={isPending} onCancel={close}>
      <div className={classes.fields}>
        {languages.map((each) => (
          <TextField
            key={each}
            path={`${path}.name.${each}`}
            label={t('programs.nameIn', { language: t(`platform:language.${each}`) })}
            value={draft.name[each]}
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
            onChange={(event) => change({ doneWhen: { ...draft.doneWhen, [each]: event.currentTarget.value } })}
          />
        ))}
        <NumberField
          path={`${path}.startOffset`}
          label={t('programs.startOffset')}
          value={draft.startOffset}
          onChange={(startOffset) => change({ startOffset: startOffset ?? 0 })}
        />
        <NumberField
          path={`${path}.dueOffset`}
          label={t('programs.dueOffset')}
          value={draft.dueOffset}
          onChange={(dueOffset) => change({ dueOffset: dueOffset ?? 0 })}
        />
      </div>
      <SegmentedControl
        aria-label={t('task.side')}
        data={sides.map((each) => ({ value: each, label: t(`side.${each}`) }))}
        value={draft.side}
        onChange={(next) => change({ side: sides.find((each) => each === next) ?? draft.side })}
      />
      <Checkbox
        label={t('plan.milestone')}
        checked={draft.isMilestone}
        onChange={(event) => change({ isMilestone: event.currentTarget.checked })}
      />
      {onRemove && (
        <Button variant="subtle" color="red" onClick={onRemove} className={classes.remove ?? ''}>
          {t('programs.removeTask')}
        </Button>
      )}
    </Form>
  )
}
