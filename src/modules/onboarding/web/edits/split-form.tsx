import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { NumberField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput } from '../../contract.ts'
import classes from '../plan/change.module.css'
import type { TaskFormProps } from '../task/task-dates-form.tsx'
import { useText } from '../text.ts'
import { EditsForm } from './edits-form.tsx'

interface Part {
  id: string
  name: string
  workDays: number | null
  effortMinutes: number | null
}

const mostParts = 10

/** Cuts a task into pieces that follow each other; the first stays the task itself. */
export function SplitForm({ project, task, close }: TaskFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const half = Math.max(1, Math.floor(task.workDays / 2))
  const effort = Math.floor(task.effortMinutes / 2)
  const partOf = (number: number, workDays: number, effortMinutes: number): Part => ({
    id: newId(),
    name: t('edits.split.part', { name: text(task.name), number }),
    workDays,
    effortMinutes,
  })
  const [parts, setParts] = useState<readonly Part[]>(() => [
    partOf(1, Math.max(1, task.workDays - half), task.effortMinutes - effort),
    partOf(2, half, effort),
  ])
  const change = (id: string, next: Partial<Part>) =>
    setParts(parts.map((part) => (part.id === id ? { ...part, ...next } : part)))
  const filled = parts.flatMap(({ name, workDays, effortMinutes }) =>
    name.trim() === '' || workDays === null || workDays < 1
      ? []
      : [{ name: name.trim(), workDays, effortMinutes: effortMinutes ?? 0 }],
  )
  const edits: PlanEditInput[] =
    filled.length === parts.length ? [{ kind: 'split', taskId: task.id, parts: filled }] : []
  return (
    <EditsForm
      project={project}
      edits={edits}
      submitLabel={t('edits.split.apply')}
      done={t('edits.split.done', { count: parts.length })}
      close={close}
    >
      <p className={classes.hint}>{t('edits.split.explain')}</p>
      <ol className={classes.parts}>
        {parts.map((part, index) => (
          <li key={part.id} className={classes.part}>
            <PartFields part={part} index={index} onChange={(next) => change(part.id, next)} />
            {parts.length > 2 && (
              <ActionIcon
                variant="subtle"
                aria-label={t('edits.split.remove', { number: index + 1 })}
                onClick={() => setParts(parts.filter(({ id }) => id !== part.id))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {parts.length < mostParts && (
        <div>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setParts([...parts, partOf(parts.length + 1, 1, 0)])}
          >
            {t('edits.split.add')}
          </Button>
        </div>
      )}
    </EditsForm>
  )
}

interface PartFieldsProps {
  part: Part
  index: number
  onChange: (part: Partial<Part>) => void
}

function PartFields({ part, index, onChange }: PartFieldsProps) {
  const { t } = useMessages('onboarding')
  const path = `edits.0.parts.${index}`
  return (
    <div className={classes.fields}>
      <TextInput
        {...useField(`${path}.name`)}
        label={t('edits.split.name', { number: index + 1 })}
        value={part.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NumberField
        path={`${path}.workDays`}
        label={t('edits.split.days')}
        value={part.workDays}
        onChange={(workDays) => onChange({ workDays })}
      />
      <NumberField
        path={`${path}.effortMinutes`}
        label={t('edits.split.minutes')}
        value={part.effortMinutes}
        onChange={(effortMinutes) => onChange({ effortMinutes })}
      />
    </div>
  )
}
