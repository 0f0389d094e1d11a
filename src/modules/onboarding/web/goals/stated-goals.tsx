import { Button } from '@mantine/core'
import { readCustomerWords, type StatedGoal } from '#modules/accounts/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { GoalInput } from '../../contract.ts'
import { draftFrom } from '../../domain/words/stated-goal.ts'
import classes from './stated.module.css'

interface StatedGoalsProps {
  accountId: string
  onPick: (draft: Partial<GoalInput>) => void
}

/** What the customer and sales wrote down as goals, each to be taken over as a draft. It holds its place from the start. */
export function StatedGoals({ accountId, onPick }: StatedGoalsProps) {
  const { t } = useMessages('onboarding')
  const { data, error } = useEndpoint(readCustomerWords, { params: { id: accountId } })
  if (error) return null
  if (!data || data.goals.length === 0)
    return (
      <section className={classes.stated} aria-busy={data === undefined}>
        <h3>{t('goals.stated.title')}</h3>
        <div className={classes.statedRoom}>
          {data ? <p className={classes.none}>{t('goals.stated.none')}</p> : <ListSkeleton rows={2} />}
        </div>
      </section>
    )
  const problem = data.pain
  return (
    <section className={classes.stated}>
      <h3>{t('goals.stated.title')}</h3>
      <ul className={classes.statedRoom}>
        {data.goals.map((goal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was stated has no identity but its place
          <li key={index}>
            <Stated goal={goal} />
            <Button size="compact-sm" onClick={() => onPick({ ...draftFrom(goal), problem })}>
              {t('goals.stated.take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stated({ goal }: { goal: StatedGoal }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const facts = [
    goal.metric,
    goal.baseline && t('goals.stated.now', { value: goal.baseline }),
    goal.target && t('goals.stated.target', { value: goal.target }),
    goal.dueOn && t('goals.stated.due', { date: date(goal.dueOn) }),
  ].filter(Boolean)
  return (
    <div>
      <Tag>{t(`goals.stated.source.${goal.source}`)}</Tag>
      <p>{goal.outcome}</p>
      {facts.length > 0 && <p className={classes.none}>{facts.join(' · ')}</p>}
    </div>
  )
}
