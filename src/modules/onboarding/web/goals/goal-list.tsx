import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { GoalInput } from '../../contract.ts'
import { emptyGoal, isBlankGoal } from './goal-draft.ts'
import { GoalFields } from './goal-fields.tsx'
import classes from './goals.module.css'
import { StatedGoals } from './stated-goals.tsx'

interface GoalListProps {
  goals: readonly GoalInput[]
  onChange: (goals: readonly GoalInput[]) => void
  /** Given to a goal that is added. */
  deadline?: string | null
  /** Whose sheets may state goals. */
  accountId?: string | undefined
}

/** Several goals being written one below the other. */
export function GoalList({ goals, onChange, deadline = null, accountId }: GoalListProps) {
  const { t } = useMessages('onboarding')
  /** Takes a stated goal over into the first empty one, or adds it. */
  const take = (draft: Partial<GoalInput>) => {
    const goal = { ...emptyGoal, ...draft, deadline: draft.deadline ?? deadline }
    const blank = goals.findIndex(isBlankGoal)
    onChange(blank === -1 ? [...goals, goal] : goals.with(blank, goal))
  }
  return (
    <div className={classes.drafts}>
      {accountId !== undefined && goals.length < 20 && <StatedGoals accountId={accountId} onPick={take} />}
      {goals.map((goal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a goal that is being written has no identity but its place
        <fieldset key={index} className={classes.draft}>
          <legend>
            {t('goals.numbered', { number: index + 1 })}
            {goals.length > 1 && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => onChange(goals.filter((_, other) => other !== index))}
              >
                {t('platform:actions.delete')}
              </Button>
            )}
          </legend>
          <GoalFields
            goal={goal}
            path={`goals.${index}.`}
            onChange={(changed) => onChange(goals.map((each, other) => (other === index ? changed : each)))}
          />
        </fieldset>
      ))}
      {goals.length < 20 && (
        <div>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...goals, { ...emptyGoal, deadline }])}
          >
            {t('goals.addAnother')}
          </Button>
        </div>
      )}
    </div>
  )
}
