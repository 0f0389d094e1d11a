import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#platform/kernel/dates.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ProjectPage, readLoad } from '../../contract.ts'
import { daySpan } from '../days.ts'
import { EditsForm } from '../edits/edits-form.tsx'
import change from '../plan/change.module.css'
import { useText } from '../text.ts'
import { CapacityButton } from './capacity-form.tsx'
import classes from './load.module.css'

type Load = NonNullable<ReturnType<typeof useEndpoint<typeof readLoad>>['data']>
type Week = Load['people'][number]['weeks'][number]

/** Who has how much to do in which week, what is too much, and what would relieve it. */
export function LoadView({ project, isEditable }: { project: ProjectPage; isEditable: boolean }) {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(readLoad, { params: { id: project.id } })
  const [isLevelling, setLevelling] = useState(false)
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={4} />
  const over = data.people.reduce((sum, { weeks }) => sum + weeks.filter(({ isOver }) => isOver).length, 0)
  const close = () => setLevelling(false)
  return (
    <Section
      title={over === 0 ? t('load.fits') : t('load.over', { count: over })}
      note={t('load.note')}
      actions={
        <>
          {isEditable && data.levelling.length > 0 && (
            <Button size="compact-sm" onClick={() => setLevelling(true)}>
              {t('load.level')}
            </Button>
          )}
          <CapacityButton />
        </>
      }
      framed
    >
      {data.people.length === 0 ? <p className={change.hint}>{t('load.none')}</p> : <LoadTable load={data} />}
      {data.unassigned > 0 && <p className={change.hint}>{t('load.unassigned', { count: data.unassigned })}</p>}
      {over > 0 && data.levelling.length === 0 && <p className={change.hint}>{t('load.noRoom')}</p>}
      <Modal
        opened={isLevelling}
        onClose={close}
        title={t('load.level')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <EditsForm project={project} edits={data.levelling} submitLabel={t('load.apply')} close={close}>
          <p className={change.hint}>{t('load.levelHint')}</p>
        </EditsForm>
      </Modal>
    </Section>
  )
}

function LoadTable({ load }: { load: Load }) {
  const { t, language } = useMessages('onboarding')
  const { date, number } = useFormats()
  const weeks = [...new Set(load.people.flatMap((each) => each.weeks.map(({ weekOn }) => weekOn)))].toSorted()
  return (
    <ScrollRegion className={classes.scroller} label={t('load.table')}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('load.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.column.owner')}</th>
            {weeks.map((weekOn) => (
              <th key={weekOn} scope="col" title={daySpan(date(weekOn), date(addDays(weekOn, 6)), language)}>
                {date(weekOn, 'plain').replace(/^\d{4}\/| \d{4}$/g, '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {load.people.map(({ person, weeklyMinutes, weeks: own }) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                <span className={classes.weekly}>{t('load.weekly', { hours: number(weeklyMinutes / 60, 1) })}</span>
              </th>
              {weeks.map((weekOn) => (
                <LoadCell key={weekOn} week={own.find((each) => each.weekOn === weekOn)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function LoadCell({ week }: { week: Week | undefined }) {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const text = useText()
  if (week === undefined || week.minutes === 0) return <td className={classes.free}>–</td>
  const share = week.capacityMinutes === 0 ? 2 : week.minutes / week.capacityMinutes
  const step = week.isOver ? 'over' : share > 0.8 ? 'full' : share > 0.4 ? 'some' : 'little'
  const names = week.tasks.map((task) => text(task.name))
  const elsewhere =
    week.elsewhereMinutes > 0 ? [t('load.elsewhere', { hours: number(week.elsewhereMinutes / 60, 1) })] : []
  return (
    <td data-step={step} title={[...names, ...elsewhere].join('\n')}>
      {week.isOver && <span className={classes.mark}>{t('load.mark')}</span>}
      {t('load.hours', { hours: number(week.minutes / 60, 1) })}
      <span className={classes.of}>{t('load.of', { hours: number(week.capacityMinutes / 60, 1) })}</span>
    </td>
  )
}
