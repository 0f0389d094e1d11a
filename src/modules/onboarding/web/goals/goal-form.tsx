import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addGoal, changeGoal, type GoalInput, type GoalView } from '../../contract.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import { draftOf, emptyGoal, isBlankGoal } from './goal-draft.ts'
import { GoalFields } from './goal-fields.tsx'
import { StatedGoals } from './stated-goals.tsx'

export function AddGoalForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [goal, setGoal] = useState<GoalInput>({ ...emptyGoal, deadline: project.valueOn })
  const { mutate, isPending, error } = useEndpointMutation(addGoal)
  const finish = () => {
    notice.done(t('goals.added'))
    close()
  }
  return (
    <Form
      onSubmit={() => mutate({ params: { id: project.id }, body: goal }, { onSuccess: finish })}
      error={error}
      isPending={isPending}
      submitLabel={t('goals.add')}
      onCancel={close}
    >
      {isBlankGoal(goal) && (
        <StatedGoals
          accountId={project.account.id}
          onPick={(draft) => setGoal({ ...goal, ...draft, deadline: draft.deadline ?? goal.deadline })}
        />
      )}
      <GoalFields goal={goal} onChange={setGoal} />
    </Form>
  )
}

interface EditGoalFormProps {
  projectId: string
  goal: GoalView
  close: () => void
}

export function EditGoalForm({ projectId, goal, close }: EditGoalFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [draft, setDraft] = useState(draftOf(goal))
  const { mutate, isPending, error } = useEndpointMutation(changeGoal)
  const version = useHeldVersion(goal.version, error)
  const params = { id: projectId, goalId: goal.id }
  const finish = () => {
    notice.done(t('project.saved'))
    close()
  }
  return (
    <Form
      onSubmit={() => mutate({ params, body: { ...draft, version } }, { onSuccess: finish })}
      error={error}
      isPending={isPending}
      onCancel={close}
    >
      <GoalFields goal={draft} onChange={setDraft} />
    </Form>
  )
}
