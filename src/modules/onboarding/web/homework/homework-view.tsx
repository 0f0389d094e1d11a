import { Switch } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Stat, StatRow } from '#platform/web/stat/index.ts'
import { changeProject, type ProjectPage } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { isClosed } from '../standing.ts'
import classes from './homework.module.css'
import { HomeworkList } from './homework-list.tsx'

/** What the customer was asked to do: how it goes, what is late, and what was reminded of. */
export function HomeworkView({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { percent } = useFormats()
  const { onTimeRate, overdue, open } = project.homework
  const to = `/onboarding/${project.id}`
  const search = { view: 'plan', side: 'customer', open: true }
  const asked = project.tasks
    .filter((task) => task.side === 'customer' && isOpen(task))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const late = asked.filter((task) => task.dueState === 'overdue')
  const coming = asked.filter((task) => task.dueState !== 'overdue')
  return (
    <div className={classes.view}>
      <StatRow>
        <Stat
          label={t('homework.onTime')}
          value={onTimeRate === null ? undefined : percent(onTimeRate, 0)}
          note={t('homework.onTimeNote')}
        />
        <Stat
          label={t('homework.overdue')}
          value={String(overdue)}
          unit={t('homework.unit')}
          {...(overdue > 0 ? { level: 'watch' as const } : {})}
          to={to}
          search={search}
        />
        <Stat label={t('homework.open')} value={String(open)} unit={t('homework.unit')} to={to} search={search} />
      </StatRow>
      <RemindersSwitch project={project} />
      {late.length > 0 && (
        <Section title={t('homework.late')} count={late.length}>
          <HomeworkList tasks={late} />
        </Section>
      )}
      <Section title={t('homework.coming')} count={coming.length}>
        {coming.length === 0 ? <p className={classes.none}>{t('homework.none')}</p> : <HomeworkList tasks={coming} />}
      </Section>
    </div>
  )
}

function RemindersSwitch({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(changeProject)
  const save = (sendsReminders: boolean) =>
    mutate(
      { params: { id: project.id }, body: { version: project.version, sendsReminders } },
      { onError: (thrown) => notice.failed(thrown) },
    )
  return (
    <Switch
      label={t('settings.reminders')}
      description={t('settings.remindersHint')}
      checked={project.sendsReminders}
      disabled={isPending || isClosed(project) || !can('onboarding.write')}
      onChange={(event) => save(event.currentTarget.checked)}
    />
  )
}
