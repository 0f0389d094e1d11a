import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { isOpen, type Side, sides, type TaskStatus, taskStatuses } from '../../domain/task.ts'
import { useDropDialog } from '../edits/drop-dialog.tsx'
import { TaskStatusMenu } from '../plan/status-menu.tsx'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import classes from './board.module.css'

interface Column {
  key: string
  title: string
  tasks: TaskView[]
  /** What a card dropped here becomes; undefined where columns only show. */
  status?: TaskStatus
}

/** The work as cards, by where it stands or by whose turn it is. Cards are dragged, or changed by their own menu. */
export function BoardView({ project, isEditable }: { project: ProjectPage; isEditable: boolean }) {
  const { t } = useMessages('onboarding')
  const [{ by = 'status' }, change] = useProjectAddress()
  const columns = useColumns(project, by)
  const { drop, dialog } = useCardDrop(project)
  return (
    <section aria-label={t('board.label')}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('board.by')}
          data={[
            { value: 'status', label: t('board.byStatus') },
            { value: 'side', label: t('board.bySide') },
          ]}
          value={by}
          onChange={(next) => change({ by: next === 'side' ? 'side' : undefined })}
        />
        <p className={classes.hint}>{by === 'status' ? t('board.hint') : t('board.sideHint')}</p>
      </div>
      <div className={classes.board}>
        {columns.map((column) => (
          <BoardColumn key={column.key} column={column} project={project} isEditable={isEditable} onDropTask={drop} />
        ))}
      </div>
      {dialog}
    </section>
  )
}

function useColumns(project: ProjectPage, by: 'status' | 'side'): Column[] {
  const { t } = useMessages('onboarding')
  const tasks = project.tasks
    .filter(({ phase }) => phase === 1)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  if (by === 'status')
    return taskStatuses.map((status) => ({
      key: status,
      title: t(`status.${status}`),
      tasks: tasks.filter((task) => task.status === status),
      status,
    }))
  const open = new Map(tasks.filter(isOpen).map((task) => [task.key, task]))
  const waits = (task: TaskView) => task.dependsOn.some(({ task: key }) => open.has(key))
  const turnOf = (side: Side) => [...open.values()].filter((task) => task.side === side && !waits(task))
  return [
    ...sides.map((side) => ({ key: side, title: t(`board.turn.${side}`), tasks: turnOf(side) })),
    { key: 'waits', title: t('board.waits'), tasks: [...open.values()].filter(waits) },
  ]
}

/** The kickoff is done when both sides agreed on what it is for, not by a drop. */
function useCardDrop(project: ProjectPage) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [, change] = useProjectAddress()
  const { ask, dialog } = useDropDialog(project)
  const drop = (taskId: string, status: TaskStatus) => {
    const task = project.tasks.find(({ id }) => id === taskId)
    if (task === undefined || task.status === status) return
    if (status === 'done' && task.id === project.kickoffTaskId) return change({ view: 'kickoff' })
    ask({
      title: t('drop.status', { name: text(task.name), status: t(`status.${status}`) }),
      edits: [{ kind: 'status', taskId, status }],
    })
  }
  return { drop, dialog }
}

interface BoardColumnProps {
  column: Column
  project: ProjectPage
  isEditable: boolean
  onDropTask: (taskId: string, status: TaskStatus) => void
}

function BoardColumn({ column, project, isEditable, onDropTask }: BoardColumnProps) {
  const { t } = useMessages('onboarding')
  const [isOver, setOver] = useState(false)
  const { status } = column
  const canDrop = isEditable && status !== undefined
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (status !== undefined) onDropTask(event.dataTransfer.getData('text/plain'), status)
  }
  return (
    <section
      className={classes.column}
      data-over={isOver}
      data-column={column.key}
      aria-label={column.title}
      {...(canDrop && { onDragOver: over, onDragLeave: () => setOver(false), onDrop: dropped })}
    >
      <h3 className={classes.title}>
        {column.title}
        <span className={classes.count}>{column.tasks.length}</span>
      </h3>
      {column.tasks.length === 0 && <p className={classes.hint}>{t('board.none')}</p>}
      <ul className={classes.cards}>
        {column.tasks.map((task) => (
          <Card key={task.id} task={task} project={project} isEditable={isEditable} canDrag={canDrop} />
        ))}
      </ul>
    </section>
  )
}

interface CardProps {
  task: TaskView
  project: ProjectPage
  isEditable: boolean
  canDrag: boolean
}

function Card({ task, project, isEditable, canDrag }: CardProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const [, change] = useProjectAddress()
  return (
    <li
      className={classes.card}
      data-side={task.side}
      data-card={task.id}
      draggable={canDrag}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', task.id)}
    >
      <UnstyledButton className={classes.name ?? ''} onClick={() => change({ task: task.id })}>
        {text(task.name)}
      </UnstyledButton>
      <span className={classes.facts}>
        <TaskStatusMenu project={project} task={task} isEditable={isEditable} />
        <span>{t(`side.${task.side}`)}</span>
        <span>{task.owner?.name ?? t(`role.${task.ownerRole}`)}</span>
        <span className={task.dueState === 'overdue' ? classes.late : undefined}>
          {task.dueState === 'overdue' ? t('board.late', { date: date(task.dueOn) }) : date(task.dueOn)}
        </span>
      </span>
    </li>
  )
}
