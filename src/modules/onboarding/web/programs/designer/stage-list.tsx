import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { Program, ProgramFlaw, ProgramTask } from '../../../domain/program.ts'
import { useText } from '../../text.ts'
import classes from './designer.module.css'
import { freeKey, withStageMoved, withTaskBefore, withTaskMoved } from './program-edits.ts'

interface StageListProps {
  program: Program
  flaws: readonly ProgramFlaw[]
  onChange: (program: Program) => void
  onOpen: (task: ProgramTask) => void
  onAdd: (stage: string) => void
}

/** The stages of a draft with their tasks, to be put in order by dragging, by Alt and arrows, or by buttons. */
export function StageList({ program, flaws, onChange, onOpen, onAdd }: StageListProps) {
  const { t } = useMessages('onboarding')
  const addStage = () => {
    const key = freeKey('stage', program.stages)
    onChange({ ...program, stages: [...program.stages, { key, name: { ja: '', en: '' } }] })
  }
  return (
    <>
      {program.stages.map((stage, index) => (
        <section key={stage.key} className={classes.stage} aria-label={stage.name.ja}>
          <StageHead program={program} index={index} onChange={onChange} />
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
                  onOpen={() => onOpen(task)}
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
        onClick={addStage}
        className={classes.addStage ?? ''}
      >
        {t('designer.addStage')}
      </Button>
    </>
  )
}

interface StageHeadProps {
  program: Program
  index: number
  onChange: (program: Program) => void
}

function StageHead({ program, index, onChange }: StageHeadProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const stage = program.stages[index]
  const [names, setNames] = useState(stage?.name ?? { ja: '', en: '' })
  if (stage === undefined) return null
  const isUsed = program.tasks.some((task) => task.stage === stage.key)
  const rename = () => {
    if (names.ja === stage.name.ja && names.en === stage.name.en) return
    onChange({
      ...program,
      stages: program.stages.map((each) => (each.key === stage.key ? { ...each, name: names } : each)),
    })
  }
  const remove = () => onChange({ ...program, stages: program.stages.filter(({ key }) => key !== stage.key) })
  return (
    <div className={classes.stageHead}>
      {(['ja', 'en'] as const).map((each) => (
        <TextInput
          key={each}
          size="xs"
          aria-label={t('designer.stageIn', { language: t(`platform:language.${each}`) })}
          placeholder={t(`platform:language.${each}`)}
          value={names[each]}
          error={names[each].trim() === ''}
          onChange={(event) => setNames({ ...names, [each]: event.currentTarget.value })}
          onBlur={rename}
        />
      ))}
      <MoveButtons
        name={text(stage.name)}
        isFirst={index === 0}
        isLast={index === program.stages.length - 1}
        onMove={(by) => onChange(withStageMoved(program, stage.key, by))}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t('designer.removeStage', { name: text(stage.name) })}
        disabled={isUsed || program.stages.length === 1}
        onClick={remove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  )
}

interface TaskItemProps {
  program: Program
  task: ProgramTask
  isFlawed: boolean
  onChange: (program: Program) => void
  onOpen: () => void
}

function TaskItem({ program, task, isFlawed, onChange, onOpen }: TaskItemProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const inStage = program.tasks.filter(({ stage }) => stage === task.stage)
  const move = (by: 1 | -1) => onChange(withTaskMoved(program, task.key, by))
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    onChange(withTaskBefore(program, event.dataTransfer.getData('text/plain'), task.key))
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

interface MoveButtonsProps {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
}

function MoveButtons({ name, isFirst, isLast, onMove }: MoveButtonsProps) {
  const { t } = useMessages('onboarding')
  return (
    <span className={classes.moves}>
      <ActionIcon
        variant="subtle"
        aria-label={t('designer.up', { name })}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t('designer.down', { name })}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
    </span>
  )
}
