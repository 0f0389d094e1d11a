import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi, type ProblemError } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type PlanChange, type PlanEditInput, type ProjectPage, previewPlan } from '../../contract.ts'
import { daySpan } from '../days.ts'
import { useText } from '../text.ts'
import classes from './change.module.css'

/** What edits would change, asked for while they are being chosen; nothing without any. */
export function usePlanPreview(project: ProjectPage, edits: readonly PlanEditInput[]) {
  const [settled] = useDebouncedValue(edits, 250)
  return useQuery<PlanChange, ProblemError>({
    queryKey: ['onboarding', 'plan-preview', project.id, project.version, settled],
    queryFn: () => callApi(previewPlan, { params: { id: project.id }, body: { edits: [...settled] } }),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })
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
      <Unmoved change={change} />
      {change.changes.length > 0 && <ChangeTable changes={change.changes} />}
    </div>
  )
}

function ValueEffect({ change }: { change: PlanChange }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { valueDate, changes } = change
  if (changes.length === 0) return <p className={classes.effect}>{t('move.nothing')}</p>
  if (valueDate === null || valueDate.days === 0) {
    return <p className={classes.effect}>{t('move.valueStays', { count: changes.length })}</p>
  }
  const words = {
    from: date(valueDate.from),
    to: date(valueDate.to),
    days: Math.abs(valueDate.days),
    count: changes.length,
  }
  return (
    <p className={classes.effect} data-level={valueDate.days > 0 ? 'watch' : 'good'}>
      {valueDate.days > 0 ? t('move.valueLater', words) : t('move.valueEarlier', words)}
    </p>
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t('move.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plan.column.name')}</th>
            <th scope="col">{t('move.from')}</th>
            <th scope="col">{t('move.to')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((each) => (
            <tr key={each.taskId}>
              <th scope="row">{text(each.name)}</th>
              <td className={classes.from}>{span(each.from)}</td>
              <td>{span(each.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
