import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './plan.module.css'
import { TaskRow } from './task-row.tsx'

interface TaskTableProps {
  project: ProjectPage
  tasks: readonly TaskView[]
  isEditable: boolean
}

const columns = ['status', 'name', 'side', 'owner', 'dates', 'effort', 'doneWhen'] as const

/** The work of the plan under its stages, in the order of the program. */
export function TaskTable({ project, tasks, isEditable }: TaskTableProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  if (tasks.length === 0) return <p className={classes.none}>{t('plan.none')}</p>
  const known = new Set(project.stages.map((stage) => stage.key))
  const stages = [...project.stages, { key: '', name: undefined }]
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('plan.title')}</caption>
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each} scope="col">
                {t(`plan.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        {stages.map((stage) => {
          const rows = tasks.filter((task) => (known.has(task.stage) ? task.stage === stage.key : stage.key === ''))
          if (rows.length === 0) return null
          const finished = rows.filter((task) => task.status === 'done' || task.status === 'skipped').length
          return (
            <tbody key={stage.key}>
              <tr className={classes.stageRow}>
                <th colSpan={columns.length} scope="rowgroup">
                  {stage.name === undefined ? t('plan.otherStage') : text(stage.name)}
                  <span className={classes.stageCount} data-full={finished === rows.length}>
                    {t('plan.stageCount', { done: finished, count: rows.length })}
                  </span>
                </th>
              </tr>
              {rows.map((task) => (
                <TaskRow key={task.id} project={project} task={task} isEditable={isEditable} />
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}
