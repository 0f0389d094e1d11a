import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectInput } from '../../contract.ts'
import { GanttStrip } from '../plan/gantt-strip.tsx'
import { type Preview, readPreview } from './choices.ts'
import { LeftOut } from './left-out.tsx'
import { PreviewTable } from './preview-table.tsx'
import { PreviewWarnings } from './preview-warnings.tsx'
import classes from './start.module.css'

interface PlanPreviewProps {
  input: ProjectInput | undefined
  startOn: string | null
  /** What is still to be chosen before there is a plan. */
  missing: string | undefined
}

/** The plan as it would be, computed again whenever a choice changes. */
export function PlanPreview({ input, startOn, missing }: PlanPreviewProps) {
  const { t } = useMessages('onboarding')
  const [settled] = useDebouncedValue(input, 300)
  const { data, error } = useQuery({
    queryKey: ['onboarding', 'preview', settled && { ...settled, goals: undefined }],
    queryFn: () => (settled === undefined ? undefined : readPreview(settled)),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (missing !== undefined || startOn === null) {
    return (
      <Section title={t('preview.title')} framed>
        <p className={classes.quiet}>{missing}</p>
      </Section>
    )
  }
  if (error) return <ProblemState thrown={error} />
  return (
    <div className={classes.preview} aria-live="polite">
      <Section title={t('preview.title')}>
        {data ? <PreviewBody plan={data} startOn={startOn} /> : <ListSkeleton rows={6} />}
      </Section>
    </div>
  )
}

function PreviewBody({ plan, startOn }: { plan: Preview; startOn: string }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const end =
    plan.tasks
      .map((task) => task.dueOn)
      .toSorted()
      .at(-1) ?? plan.valueOn
  return (
    <>
      <FactList
        facts={[
          { label: t('preview.tasks'), value: t('preview.taskCount', { count: plan.tasks.length }) },
          {
            label: t('preview.valueOn'),
            value: t('preview.dayOf', { date: date(plan.valueOn), count: daysBetween(startOn, plan.valueOn) }),
          },
          {
            label: t('preview.endOn'),
            value: t('preview.dayOf', { date: date(end), count: daysBetween(startOn, end) }),
          },
        ]}
      />
      <PreviewWarnings plan={plan} />
      <LeftOut plan={plan} />
      <GanttStrip
        tasks={plan.tasks}
        stages={plan.stages}
        startOn={startOn}
        valueOn={plan.valueOn}
        label={t('gantt.label')}
      />
      <PreviewTable plan={plan} />
    </>
  )
}
