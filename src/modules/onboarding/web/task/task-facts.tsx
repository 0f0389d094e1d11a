import { useFormats } from '#platform/web/formats/index.ts'
import { FactList } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { useText } from '../text.ts'
import { Finding } from '../usage/finding.tsx'
import { useWatch } from '../usage/use-watches.ts'
import { Pieces } from './pieces.tsx'
import classes from './sheet.module.css'

interface TaskFactsProps {
  project: ProjectPage
  task: TaskView
  isEditable: boolean
}

/** What is known of a task: what done means, its pieces, what it waits for and what was reminded. */
export function TaskFacts({ project, task, isEditable }: TaskFactsProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const watch = useWatch(project.id, 'task', task.key)
  const named = (key: string) => text(project.tasks.find((each) => each.key === key)?.name ?? { ja: key, en: key })
  const waitsFor = task.dependsOn.map(({ task: key, kind, lag }) => {
    const link = kind === 'finish_start' ? '' : t(`link.${kind}`)
    const wait = lag === 0 ? '' : t(lag > 0 ? 'link.later' : 'link.earlier', { count: Math.abs(lag) })
    const note = [link, wait].filter(Boolean).join(t('project.comma'))
    return note === '' ? named(key) : t('link.noted', { name: named(key), note })
  })
  const isMoved = task.baselineDueOn !== task.dueOn
  return (
    <>
      <FactList
        facts={[
          { label: t('plan.column.doneWhen'), value: text(task.doneWhen) },
          { label: t('task.side'), value: t(`side.${task.side}`) },
          ...(task.doneOn === null
            ? []
            : [
                {
                  label: t('task.doneOn'),
                  value: t('task.doneBy', { date: date(task.doneOn), name: task.doneBy ?? '' }),
                },
              ]),
          ...(isMoved ? [{ label: t('task.firstPlan'), value: date(task.baselineDueOn) }] : []),
          ...(waitsFor.length === 0 ? [] : [{ label: t('task.waitsFor'), value: waitsFor.join(t('project.comma')) }]),
          { label: t('task.why'), value: why() },
          ...(task.slackDays === null ? [] : [{ label: t('task.slack'), value: slack(task.slackDays) }]),
          ...(task.effortMinutes === 0
            ? []
            : [{ label: t('task.effort'), value: t('task.minutes', { count: task.effortMinutes }) }]),
          { label: t('task.element'), value: t(`element.${task.element}`) },
        ]}
      />
      {watch && (watch.found !== null || watch.standing === 'open') && (
        <section>
          <h3 className={classes.subtitle}>{t('usage.taskTitle')}</h3>
          <Finding project={project} watch={watch} name={text(task.name)} isEditable={isEditable} />
        </section>
      )}
      {task.chunks.length > 0 && (
        <section>
          <h3 className={classes.subtitle}>{t('task.chunks')}</h3>
          <Pieces project={project} task={task} />
        </section>
      )}
      {task.reminders.length > 0 && (
        <section>
          <h3 className={classes.subtitle}>{t('task.reminders')}</h3>
          <ul className={classes.chunks}>
            {task.reminders.map((each) => (
              <li key={each.kind}>
                {t('homework.reminded', { date: date(each.remindedOn), kind: t(`homework.kind.${each.kind}`) })}
                <span className={classes.quiet}>{t(`homework.state.${each.state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )

  function why(): string {
    const { kind, waitsFor: key } = task.dateReason
    return t(`task.whyBy.${kind}`, { name: key === null ? '' : named(key) })
  }

  function slack(days: number): string {
    return days <= 0 ? t('task.noSlack') : t(`task.slackDays.${project.dayKind}`, { count: days })
  }
}
