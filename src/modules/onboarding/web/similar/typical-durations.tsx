import { Button } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readTypicalDurations, type TypicalTask } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './similar.module.css'
import { Troubles } from './troubles.tsx'

interface TypicalDurationsProps {
  programKey: string
  /** Among customers alike to this one; without it, among those of the same touch model. */
  accountId: string | undefined
  /** Days that the plan gives a task now, where that is not what the program was read with. */
  plannedDaysOf?: (taskKey: string) => number | undefined
  /** Takes the days over into the program. */
  onUse?: (taskKey: string, days: number) => void
}

/** How long tasks really took, where it differs from the plan by two days or more, and known trouble. */
export function TypicalDurations({ programKey, accountId, plannedDaysOf, onUse }: TypicalDurationsProps) {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(
    readTypicalDurations,
    { params: { key: programKey }, query: accountId === undefined ? {} : { accountId } },
    { keepsPrevious: true },
  )
  const tasks = (data?.items ?? [])
    .map((task) => ({ ...task, plannedDays: plannedDaysOf?.(task.taskKey) ?? task.plannedDays }))
    .filter(({ medianDays, plannedDays }) => Math.abs(medianDays - plannedDays) >= 2)
    .toSorted((a, b) => b.medianDays - b.plannedDays - (a.medianDays - a.plannedDays))
  const basis = accountId === undefined ? 'similar.basisTouch' : 'similar.basisAlike'
  return (
    <Section title={t('similar.durations')} note={data && t(basis, { count: data.projects })}>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && (
        <>
          <Troubles troubles={data.troubles} />
          {tasks.length === 0 && (
            <p className={classes.quiet}>{t(data.items.length === 0 ? 'similar.tooFew' : 'similar.asPlanned')}</p>
          )}
          <ul className={classes.list}>
            {tasks.map((task) => (
              <TypicalItem key={task.taskKey} task={task} onUse={onUse} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function TypicalItem({ task, onUse }: { task: TypicalTask; onUse: TypicalDurationsProps['onUse'] }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { taskKey, name, plannedDays, medianDays, cases } = task
  return (
    <li className={classes.typical}>
      <span>{text(name)}</span>
      <span className={classes.quiet}>{t('similar.typical', { planned: plannedDays, median: medianDays, cases })}</span>
      {onUse && (
        <Button size="compact-sm" variant="default" onClick={() => onUse(taskKey, medianDays)}>
          {t('similar.use', { days: medianDays })}
        </Button>
      )}
    </li>
  )
}
