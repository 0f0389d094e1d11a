import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput } from '../../contract.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { EditsForm } from './edits-form.tsx'

/** Late work from today on, and off the days that are closed by now. */
const fromToday: readonly PlanEditInput[] = [{ kind: 'calendar' }, { kind: 'replan' }]
const offClosedDays: readonly PlanEditInput[] = [{ kind: 'calendar' }]

/** Makes the plan of what is left anew. */
export function ReplanForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  return (
    <EditsForm project={project} edits={fromToday} submitLabel={t('replan.apply')} close={close}>
      <p className={classes.hint}>{t('replan.explain')}</p>
    </EditsForm>
  )
}

/** Leads the open work to the value date that is agreed by now. */
export function ValueDateForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const edits: readonly PlanEditInput[] = [{ kind: 'value_date', on: project.valueOn }]
  return (
    <EditsForm project={project} edits={edits} submitLabel={t('replan.apply')} close={close}>
      <p className={classes.hint}>{t('replan.toValueDate.explain', { date: date(project.valueOn) })}</p>
    </EditsForm>
  )
}

/** What changed calendars ask of the plan. */
export function ProposalForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  return (
    <EditsForm project={project} edits={offClosedDays} submitLabel={t('replan.apply')} close={close}>
      <p className={classes.hint}>{t('proposal.explain')}</p>
    </EditsForm>
  )
}
