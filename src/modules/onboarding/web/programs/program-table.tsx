import { useMessages } from '#platform/web/messages/index.ts'
import { keyOfLink } from '../../domain/network/link.ts'
import type { Program, ProgramTask } from '../../domain/program.ts'
import { useText } from '../text.ts'
import classes from './programs.module.css'

interface ProgramTableProps {
  program: Program
  /** With it the days and names can be edited. */
  onEdit?: (task: ProgramTask) => void
}

/** The work of a program by its stages, in days after the contract's start. */
export function ProgramTable({ program, onEdit }: ProgramTableProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={text(program.name)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.column.name')}</th>
            <th scope="col">{t('plan.column.side')}</th>
            <th scope="col">{t('plan.column.owner')}</th>
            <th scope="col">{t(`programs.days.${program.dayKind}`)}</th>
            <th scope="col">{t('task.waitsFor')}</th>
            <th scope="col">{t('plan.column.doneWhen')}</th>
          </tr>
        </thead>
        {program.stages.map((stage) => (
          <tbody key={stage.key}>
            <tr className={classes.stage}>
              <th colSpan={6} scope="rowgroup">
                {text(stage.name)}
              </th>
            </tr>
            {program.tasks
              .filter((task) => task.stage === stage.key)
              .map((task) => (
                <ProgramRow key={task.key} program={program} task={task} onEdit={onEdit} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

interface ProgramRowProps {
  program: Program
  task: ProgramTask
  onEdit: ((task: ProgramTask) => void) | undefined
}

function ProgramRow({ program, task, onEdit }: ProgramRowProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const waitsFor = program.tasks
    .filter((each) => task.dependsOn.some((link) => keyOfLink(link) === each.key))
    .map((each) => text(each.name))
  return (
    <tr data-milestone={task.isMilestone}>
      <th scope="row">
        {onEdit ? (
          <button type="button" className={classes.edit} onClick={() => onEdit(task)}>
            {text(task.name)}
          </button>
        ) : (
          text(task.name)
        )}
        {task.key === program.valueTaskKey && <span className={classes.valueTask}>{t('programs.valueTask')}</span>}
      </th>
      <td className={classes.short}>{t(`side.${task.side}`)}</td>
      <td className={classes.short}>{t(`role.${task.ownerRole}`)}</td>
      <td className={classes.short}>{t('programs.span', { from: task.startOffset, to: task.dueOffset })}</td>
      <td className={classes.quiet}>{waitsFor.join(t('project.comma'))}</td>
      <td className={classes.quiet}>{text(task.doneWhen)}</td>
    </tr>
  )
}
