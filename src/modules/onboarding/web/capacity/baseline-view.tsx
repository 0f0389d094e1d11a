import { Select } from '@mantine/core'
import { useState } from 'react'
import { daysBetween } from '#platform/kernel/dates.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listBaselines, type ProjectPage } from '../../contract.ts'
import change from '../plan/change.module.css'
import { useText } from '../text.ts'

interface Dates {
  key: string
  startOn: string
  dueOn: string
}

/** The plan against the one it is compared with, or an earlier one: every difference in words. */
export function BaselineView({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date, instant } = useFormats()
  const { data, error, refetch } = useEndpoint(listBaselines, { params: { id: project.id } })
  const [chosen, setChosen] = useState<string | null>(null)
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={4} />
  const earlier = data.items.find(({ id }) => id === chosen)
  const current = project.tasks
    .filter(({ isCustom, baselineDueOn, dueOn }) => !isCustom || baselineDueOn !== dueOn)
    .map(({ key, baselineStartOn: startOn, baselineDueOn: dueOn }) => ({ key, startOn, dueOn }))
  return (
    <Section title={t('baseline.title')} framed>
      {data.items.length > 0 && (
        <Select
          label={t('baseline.compare')}
          data={[
            { value: '', label: t('baseline.latest') },
            ...data.items.map(({ id, recordedAt }) => ({
              value: id,
              label: t('baseline.until', { date: instant(recordedAt) }),
            })),
          ]}
          value={chosen ?? ''}
          allowDeselect={false}
          onChange={(id) => setChosen(id === '' ? null : id)}
        />
      )}
      {earlier && (
        <p className={change.hint}>
          {t('baseline.reason', { reason: earlier.reason, name: earlier.recordedBy, date: date(earlier.valueOn) })}
        </p>
      )}
      <Differences project={project} baseline={earlier?.tasks ?? current} />
    </Section>
  )
}

function Differences({ project, baseline }: { project: ProjectPage; baseline: readonly Dates[] }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { date } = useFormats()
  const known = new Map(baseline.map((task) => [task.key, task]))
  const value = known.get(project.valueTaskKey)
  const valueDays = value === undefined ? 0 : daysBetween(value.dueOn, project.forecastValueOn)
  const lines = project.tasks.flatMap((task) => {
    const name = text(task.name)
    const before = known.get(task.key)
    if (task.phase === 2) return [{ key: task.key, words: t('baseline.phaseTwo', { name }) }]
    if (before === undefined) return [{ key: task.key, words: t('baseline.added', { name, date: date(task.dueOn) }) }]
    const days = daysBetween(before.dueOn, task.dueOn)
    const length = daysBetween(before.startOn, before.dueOn)
    const longer = daysBetween(task.startOn, task.dueOn) - length
    if (days === 0 && longer === 0) return []
    const words = { name, count: Math.abs(days), from: date(before.dueOn), to: date(task.dueOn) }
    if (days === 0) return [{ key: task.key, words: t('baseline.start', { name, date: date(task.startOn) }) }]
    return [{ key: task.key, words: t(days > 0 ? 'baseline.later' : 'baseline.earlier', words) }]
  })
  const kept = new Set(project.tasks.map(({ key }) => key))
  const removed = baseline.filter(({ key }) => !kept.has(key)).length
  return (
    <>
      <p className={change.effect} data-level={valueDays > 0 ? 'watch' : valueDays < 0 ? 'good' : undefined}>
        {valueDays === 0
          ? t('baseline.valueSame')
          : t(valueDays > 0 ? 'baseline.valueLater' : 'baseline.valueEarlier', { count: Math.abs(valueDays) })}
      </p>
      {lines.length === 0 && removed === 0 && <p className={change.hint}>{t('baseline.same')}</p>}
      <ul className={change.ways}>
        {lines.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
        {removed > 0 && <li>{t('baseline.removed', { count: removed })}</li>}
      </ul>
    </>
  )
}
