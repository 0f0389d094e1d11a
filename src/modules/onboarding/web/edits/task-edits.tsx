import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import sheet from '../task/sheet.module.css'
import { LinksForm } from './links-form.tsx'
import { PhaseForm } from './phase-form.tsx'
import { SplitForm } from './split-form.tsx'

type Edit = 'links' | 'split' | 'phase'

/** What can be done to a task's place in the plan besides moving it. */
export function TaskEdits({ project, task }: { project: ProjectPage; task: TaskView }) {
  const { t } = useMessages('onboarding')
  const [open, setOpen] = useState<Edit>()
  const close = () => setOpen(undefined)
  const form = { project, task, close }
  const forms: Record<Edit, ReactNode> = {
    links: <LinksForm {...form} />,
    split: <SplitForm {...form} />,
    phase: <PhaseForm {...form} />,
  }
  const isNeeded = task.key === project.valueTaskKey || task.id === project.kickoffTaskId
  const offered = (
    [
      ['links', isOpen(task)],
      ['split', isOpen(task) && !task.isMilestone],
      ['phase', !isNeeded && (isOpen(task) || task.phase === 2)],
    ] as const
  ).flatMap(([edit, isOffered]) => (isOffered ? [edit] : []))
  if (open !== undefined) return <section aria-label={t(`edits.${open}.open`)}>{forms[open]}</section>
  if (offered.length === 0) return null
  return (
    <div className={sheet.edits}>
      {offered.map((edit) => (
        <Button key={edit} size="compact-sm" onClick={() => setOpen(edit)}>
          {edit === 'phase' && task.phase === 2 ? t('edits.phase.back') : t(`edits.${edit}.open`)}
        </Button>
      ))}
    </div>
  )
}
