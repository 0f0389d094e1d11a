import { IconGripVertical } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { Program, ProgramTask } from '../../../../domain/program.ts'
import { useText } from '../../../text.ts'
import classes from '../designer.module.css'
import { withTaskBefore, withTaskMoved } from '../edits/program-edits.ts'
import type { ProgramEdit } from '../edits/use-draft-edits.ts'
import { keepFocus, MoveButtons } from './move-buttons.tsx'

interface TaskItemProps {
  program: Program
  task: ProgramTask
  isFlawed: boolean
  onChange: (edit: ProgramEdit) => void
  onOpen: () => void
}

/** One task in its stage, to be opened, dragged onto another, or moved by Alt and arrows. */
export function TaskItem({ program, task, isFlawed, onChange, onOpen }: TaskItemProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const inStage = program.tasks.filter(({ stage }) => stage === task.stage)
  const move = (by: 1 | -1) => onChange((each) => withTaskMoved(each, task.key, by))
  const moveByKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
    keepFocus(event.currentTarget)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const dragged = event.dataTransfer.getData('text/plain')
    onChange((each) => withTaskBefore(each, dragged, task.key))
  }
  const name = text(task.name) || t('designer.unnamed')
  return (
    <li
      className={classes.task}
      data-flawed={isFlawed}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', task.key)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <IconGripVertical size={16} aria-hidden="true" className={classes.grip} />
      <button type="button" className={classes.open} onClick={onOpen} onKeyDown={moveByKey}>
        {name}
      </button>
      <span className={classes.marks}>
        {isFlawed && <Tag level="risk">{t('designer.flawed')}</Tag>}
        {task.key === program.valueTaskKey && <Tag level="good">{t('programs.valueTask')}</Tag>}
        {task.isMilestone && <Tag>{t('plan.milestone')}</Tag>}
        {task.when && <Tag level="watch">{t('designer.conditional')}</Tag>}
      </span>
      <span className={classes.days}>
        {t(`side.${task.side}`)}
        {' · '}
        {t('programs.span', { from: task.startOffset, to: task.dueOffset })}
      </span>
      <MoveButtons name={name} isFirst={inStage[0] === task} isLast={inStage.at(-1) === task} onMove={move} />
    </li>
  )
}
