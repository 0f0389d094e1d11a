import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { isClosed } from '../standing.ts'
import { GoalCard } from './goal-card.tsx'
import { GoalSheet } from './goal-sheet.tsx'
import classes from './goals.module.css'

/** The goals of this round with how far they have come; each opens to its measurements. */
export function GoalStrip({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [, change] = useProjectAddress()
  const goals = project.goals.filter((each) => each.cycle === project.cycle)
  const canAdd = can('onboarding.write') && !isClosed(project)
  const add = canAdd && (
    <Button
      size="compact-sm"
      className={classes.add ?? ''}
      leftSection={<IconPlus size={14} />}
      onClick={() => change({ dialog: 'add_goal' })}
    >
      {t('goals.add')}
    </Button>
  )
  return (
    <Section title={t('goals.title')} count={goals.length} actions={add}>
      {goals.length === 0 ? (
        <p className={classes.none}>{t('goals.none')}</p>
      ) : (
        <ul className={classes.cards}>
          {goals.map((goal) => (
            <GoalCard key={goal.id} goal={goal} onOpen={() => change({ goal: goal.id })} />
          ))}
        </ul>
      )}
      <GoalSheet project={project} />
    </Section>
  )
}
