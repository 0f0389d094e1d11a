import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalFile, PortalProjectView, PortalTask } from '../../contract.ts'
import { TaskFiles } from '../files/task-files.tsx'
import { placeOf } from '../requests/asked.tsx'
import { useDoer } from './doer.ts'
import { DoneButton } from './done-button.tsx'
import classes from './plan.module.css'
import { PlanAgreement } from './plan-agreement.tsx'
import { TaskTalk } from './task-talk.tsx'
import { TaskWork } from './task-work.tsx'

/** The whole road, stage by stage; the stage under way stands open. */
export function Plan({ project, today }: { project: PortalProjectView; today: string }) {
  const { t, language } = useMessages('portal')
  const current =
    project.tasks.find((task) => task.id === project.nextTaskId)?.stage ??
    project.tasks.find((task) => !task.isDone)?.stage
  return (
    <Section id={placeOf('plan')} title={t('plan.title')} note={t('plan.note')}>
      <PlanAgreement project={project} />
      <div className={classes.stages}>
        {project.stages.map((stage) => {
          const tasks = project.tasks.filter((task) => task.stage === stage.key)
          const done = tasks.filter((task) => task.isDone).length
          return (
            <details key={stage.key} className={classes.stage} open={stage.key === current}>
              <summary>
                <span>{stage.name[language]}</span>
                <span className={classes.quiet}>{t('plan.count', { done, all: tasks.length })}</span>
              </summary>
              <ul className={classes.tasks}>
                {tasks.map((task) => (
                  <TaskRow key={task.id} task={task} files={project.files} today={today} />
                ))}
              </ul>
            </details>
          )
        })}
      </div>
    </Section>
  )
}

function TaskRow({ task, files, today }: { task: PortalTask; files: readonly PortalFile[]; today: string }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const isTheirs = task.side !== 'vendor'
  const who = useDoer(task)
  const when = task.isDone
    ? t('task.doneOn', { date: date(task.doneOn ?? task.dueOn) })
    : t(plannedKey(task, today), { date: date(task.dueOn) })
  return (
    <li className={classes.task} data-done={task.isDone}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={classes.mark}>
        {task.isDone ? <path d="M3 8.5 6.5 12 13 4.5" /> : <circle cx="8" cy="8" r="5.5" />}
      </svg>
      <div className={classes.taskText}>
        <span>{task.name[language]}</span>
        <span className={classes.quiet}>
          {who} · {when}
        </span>
        {isTheirs && (
          <details className={classes.more}>
            <summary>{t('task.more')}</summary>
            <TaskWork task={task} />
            <DoneButton task={task} />
            <TaskFiles task={task} files={files} />
            <TaskTalk task={task} />
          </details>
        )}
      </div>
    </li>
  )
}

/** Work past its day is told by the day that was planned, never as late. */
function plannedKey(task: PortalTask, today: string): 'task.earlier' | 'task.planned' | 'task.later' {
  if (task.dueOn < today) return 'task.earlier'
  return task.startOn <= today ? 'task.planned' : 'task.later'
}
