import { useState } from 'react'
import { DateField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput } from '../../contract.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { EditsForm } from './edits-form.tsx'

/** Moves the kickoff with all that follows it. */
export function MoveForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const planned = project.tasks.find((each) => each.id === project.kickoffTaskId)?.dueOn ?? project.kickoffOn
  const [heldOn, setHeldOn] = useState<string | null>(planned)
  const edits: PlanEditInput[] = heldOn === null || heldOn === planned ? [] : [{ kind: 'kickoff', on: heldOn }]
  return (
    <EditsForm project={project} edits={edits} submitLabel={t('move.apply')} close={close}>
      <p className={classes.hint}>{t('move.explain')}</p>
      <div className={classes.fields}>
        <DateField path="startOn" label={t('move.heldOn')} value={heldOn} onChange={setHeldOn} />
      </div>
    </EditsForm>
  )
}
