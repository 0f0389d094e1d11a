import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { listProjects, listReplanProposals, type PlanUndo, readPlanUndo, undoPlan } from '../../contract.ts'
import { daySpan } from '../days.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'

/** One's own last change of the plan: what it would be again, and who stands in the way. */
export function UndoForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(readPlanUndo, { params: { id: project.id } })
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={3} />
  if (data.undo === null) return <p className={classes.hint}>{t('undo.nothing')}</p>
  return <Undo project={project} undo={data.undo} close={close} />
}

function Undo({ project, undo, close }: ProjectFormProps & { undo: PlanUndo }) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  const text = useText()
  const notice = useNotice()
  const { mutateAsync, isPending, error } = useEndpointMutation(undoPlan, {
    refreshes: [listProjects, listReplanProposals],
  })
  const isBlocked = undo.changedSince.length > 0
  const take = () => {
    const done = ({ tasks }: { tasks: number }) => {
      notice.done(t('undo.done', { count: tasks }))
      close()
    }
    // Once it is taken back, this form has nothing to show and is gone before a callback of its own would run.
    mutateAsync({ params: { id: project.id }, body: { changeId: undo.changeId } }).then(done, () => undefined)
  }
  const what = (
    <>
      <p className={classes.hint}>{t('undo.madeAt', { at: instant(undo.madeAt), count: undo.tasks.length })}</p>
      {isBlocked && (
        <p className={classes.effect} data-level="watch">
          {t('undo.blocked', { names: undo.changedSince.map(text).join(t('project.comma')) })}
        </p>
      )}
      <UndoTable tasks={undo.tasks} />
    </>
  )
  if (isBlocked) return <div className={classes.form}>{what}</div>
  return (
    <Form onSubmit={take} error={error} isPending={isPending} submitLabel={t('undo.take')} onCancel={close}>
      {what}
    </Form>
  )
}

function UndoTable({ tasks }: { tasks: PlanUndo['tasks'] }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const span = (dates: PlanUndo['tasks'][number]['from'], none: string) =>
    dates === null ? none : daySpan(date(dates.startOn), date(dates.dueOn), language)
  return (
    <ScrollRegion className={classes.scroller} label={t('undo.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.column.name')}</th>
            <th scope="col">{t('undo.now')}</th>
            <th scope="col">{t('undo.again')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list never changes
            <tr key={index}>
              <th scope="row">{text(task.name)}</th>
              <td className={classes.from}>{span(task.from, t('undo.gone'))}</td>
              <td>
                {JSON.stringify(task.from) === JSON.stringify(task.to)
                  ? t('undo.details')
                  : span(task.to, t('undo.goes'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
