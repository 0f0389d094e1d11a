import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program, ProgramFlaw } from '../../../../domain/program.ts'
import classes from '../designer.module.css'
import { withNewStage } from '../edits/program-edits.ts'
import type { ProgramEdit } from '../edits/use-draft-edits.ts'
import { StageHead } from './stage-head.tsx'
import { TaskItem } from './task-item.tsx'

interface StageListProps {
  program: Program
  flaws: readonly ProgramFlaw[]
  onChange: (edit: ProgramEdit) => void
  onOpen: (taskKey: string) => void
  onAdd: (stage: string) => void
}

/** The stages of a draft with their tasks, to be put in order by dragging, by Alt and arrows, or by buttons. */
export function StageList({ program, flaws, onChange, onOpen, onAdd }: StageListProps) {
  const { t } = useMessages('onboarding')
  return (
    <>
      {program.stages.map((stage) => (
        <section key={stage.key} className={classes.stage} aria-label={stage.name.ja}>
          <StageHead program={program} stage={stage} onChange={onChange} />
          <ol className={classes.tasks}>
            {program.tasks
              .filter((task) => task.stage === stage.key)
              .map((task) => (
                <TaskItem
                  key={task.key}
                  program={program}
                  task={task}
                  isFlawed={flaws.some(({ path }) => path[0] === 'tasks' && path[1] === program.tasks.indexOf(task))}
                  onChange={onChange}
                  onOpen={() => onOpen(task.key)}
                />
              ))}
          </ol>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onAdd(stage.key)}
          >
            {t('designer.addTask')}
          </Button>
        </section>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange(withNewStage)}
        className={classes.addStage ?? ''}
      >
        {t('designer.addStage')}
      </Button>
    </>
  )
}
