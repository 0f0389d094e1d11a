import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { daySpan } from '../days.ts'
import { TaskEdits } from '../edits/task-edits.tsx'
import { SubjectFiles } from '../files/subject-files.tsx'
import { TaskStatusMenu } from '../plan/status-menu.tsx'
import { useProjectAddress } from '../project/address.ts'
import { canSettle, isClosed } from '../standing.ts'
import { useText } from '../text.ts'
import classes from './sheet.module.css'
import { TaskComments } from './task-comments.tsx'
import { TaskDatesForm } from './task-dates-form.tsx'
import { TaskFacts } from './task-facts.tsx'
import { TaskSettings } from './task-settings.tsx'

/** One task at the side of the page: its days, who does it, what done means, and what was said about it. */
export function TaskSheet({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [{ task: taskId }, change] = useProjectAddress()
  const task = project.tasks.find((each) => each.id === taskId)
  return (
    <Drawer
      opened={task !== undefined}
      onClose={() => change({ task: undefined })}
      size="lg"
      title={task && text(task.name)}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {task && <TaskDetails key={task.id} project={project} task={task} />}
    </Drawer>
  )
}

function TaskDetails({ project, task }: { project: ProjectPage; task: TaskView }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const isEditable = can('onboarding.write') && !isClosed(project)
  return (
    <div className={classes.sheet}>
      <div className={classes.head}>
        <TaskStatusMenu
          project={project}
          task={task}
          isEditable={can('onboarding.write') && canSettle(project, task.id)}
        />
        <TaskDays project={project} task={task} isEditable={isEditable} />
      </div>
      {isEditable && <TaskSettings project={project} task={task} />}
      {isEditable && <TaskEdits project={project} task={task} />}
      <TaskFacts project={project} task={task} isEditable={isEditable} />
      <section>
        <h3 className={classes.subtitle}>{t('files.title')}</h3>
        <SubjectFiles projectId={project.id} subject="task" subjectId={task.id} canWrite={isEditable} />
      </section>
      <TaskComments projectId={project.id} task={task} canWrite={can('onboarding.write')} />
    </div>
  )
}

function TaskDays({ project, task, isEditable }: { project: ProjectPage; task: TaskView; isEditable: boolean }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <TaskDatesForm project={project} task={task} close={() => setEditing(false)} />
  return (
    <div className={classes.days}>
      <span>{daySpan(date(task.startOn), date(task.dueOn), language)}</span>
      {isEditable && task.status !== 'done' && (
        <Button size="compact-sm" onClick={() => setEditing(true)}>
          {t('task.moveDates')}
        </Button>
      )}
    </div>
  )
}
