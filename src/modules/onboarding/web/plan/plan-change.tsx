import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi, type ProblemError } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type PlanChange, type PlanEditInput, type ProjectPage, previewPlan } from '../../contract.ts'
import { daySpan } from '../days.ts'
import { useText } from '../text.ts'
import classes from './change.module.css'
import { AgreedDate, ValueEffect } from './value-effect.tsx'

/** What edits would change, asked for while they are being chosen; nothing without any. */
export function usePlanPreview(project: ProjectPage, edits: readonly PlanEditInput[]) {
  const wanted = JSON.stringify(edits)
  const [settled] = useDebouncedValue(wanted, 250)
  const isSettled = wanted === settled
  const preview = useQuery<PlanChange, ProblemError>({
    queryKey: ['onboarding', 'plan-preview', project.id, project.version, settled],
    queryFn: () => callApi(previewPlan, { params: { id: project.id }, body: { edits: [...edits] } }),
    enabled: edits.length > 0 && isSettled,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const isOld = preview.isPlaceholderData || !isSettled
  return {
    ...preview,
    // What is applied is what was seen: nothing until the preview is that of these edits.
    isPlaceholderData: isOld,
    /** Whether the effect of these edits is still to be seen; till then a button that applies them waits. */
    isAwaited: edits.length > 0 && (isOld || (preview.data === undefined && preview.error === null)),
  }
}

interface PlanChangeViewProps {
  change: PlanChange | undefined
  error: ProblemError | null
  isWanted: boolean
}

/** A preview as people read it: the effect on the value date first, then each task from where to where. */
export function PlanChangeView({ change, error, isWanted }: PlanChangeViewProps) {
  const { t } = useMessages('onboarding')
  if (!isWanted) return <p className={classes.hint}>{t('move.choose')}</p>
  if (error) return <ProblemState thrown={error} />
  if (change === undefined) return <ListSkeleton rows={3} />
  return (
    <div className={classes.change} aria-live="polite">
      <ValueEffect change={change} />
      <AgreedDate agreed={change.agreed} />
      <Unmoved change={change} />
      {change.changes.length > 0 && <ChangeTable changes={change.changes} />}
    </div>
  )
}

function Unmoved({ change }: { change: PlanChange }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { finished, pinned } = change.unmoved
  return (
    <>
      {finished > 0 && <p className={classes.hint}>{t('move.finishedStay', { count: finished })}</p>}
      {pinned > 0 && <p className={classes.hint}>{t('move.pinnedStay', { count: pinned })}</p>}
      {change.blockedPins.length > 0 && (
        <p className={classes.effect} data-level="watch">
          {t('move.blocked', { names: change.blockedPins.map((each) => text(each.name)).join(t('project.comma')) })}
        </p>
      )}
    </>
  )
}

function ChangeTable({ changes }: { changes: PlanChange['changes'] }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const span = ({ startOn, dueOn }: { startOn: string; dueOn: string }) => daySpan(date(startOn), date(dueOn), language)
  return (
    <ScrollRegion className={classes.scroller} label={t('move.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.column.name')}</th>
            <th scope="col">{t('move.from')}</th>
            <th scope="col">{t('move.to')}</th>
            <th scope="col">{t('move.why')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((each) => (
            <tr key={each.taskId}>
              <th scope="row">{text(each.name)}</th>
              <td className={classes.from}>{span(each.from)}</td>
              <td>{span(each.to)}</td>
              <td className={classes.why}>
                {each.by === null
                  ? t(`move.cause.${each.cause}`)
                  : t('move.causeBy', { cause: t(`move.cause.${each.cause}`), name: text(each.by.name) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
