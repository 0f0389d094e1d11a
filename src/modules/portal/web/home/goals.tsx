import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { PortalGoal } from '../../contract.ts'
import classes from './home.module.css'

/** What is to be reached, in figures: where it began, where it is, where it shall be. */
export function Goals({ goals }: { goals: readonly PortalGoal[] }) {
  const { t } = useMessages('portal')
  if (goals.length === 0) return null
  return (
    <Section title={t('goals.title')}>
      <ul className={classes.cards}>
        {goals.map((goal) => (
          <li key={goal.id} className={classes.card}>
            <Goal goal={goal} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Goal({ goal }: { goal: PortalGoal }) {
  const { t } = useMessages('portal')
  const { date, number } = useFormats()
  const amount = (value: number | null | undefined) =>
    value === null || value === undefined ? t('goals.unset') : `${number(value)}${goal.unit}`
  return (
    <>
      <div className={classes.cardHead}>
        <h3>{goal.useCase || goal.metric}</h3>
        {goal.isAchieved && <Tag level="good">{t('goals.achieved')}</Tag>}
      </div>
      <p className={classes.quiet}>{goal.metric}</p>
      <dl className={classes.figures}>
        <div>
          <dt>{t('goals.baseline')}</dt>
          <dd>{amount(goal.baseline)}</dd>
        </div>
        <div data-main="true">
          <dt>{t('goals.latest')}</dt>
          <dd>{goal.latest ? amount(goal.latest.value) : t('goals.notMeasured')}</dd>
        </div>
        <div>
          <dt>{t('goals.target')}</dt>
          <dd>{amount(goal.target)}</dd>
        </div>
      </dl>
      {goal.deadline && <p className={classes.quiet}>{t('goals.deadline', { date: date(goal.deadline) })}</p>}
    </>
  )
}
