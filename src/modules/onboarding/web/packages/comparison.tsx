import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { comparePackages, type OutcomeGroup } from '../../contract.ts'
import classes from '../waiting/matters.module.css'

/** What came of paid and of free onboardings, opened when asked for; few cases are said to say nothing. */
export function Comparison() {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.small}>{t('packages.compare.title')}</summary>
      {isOpen && <Groups />}
    </details>
  )
}

function Groups() {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(comparePackages, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={2} />
  return (
    <>
      {!data.isEnough && <p className={classes.small}>{t('packages.compare.few', { count: data.fewest })}</p>}
      <Group name={t('packages.compare.paid')} group={data.paid} />
      <Group name={t('packages.compare.free')} group={data.free} />
    </>
  )
}

function Group({ name, group }: { name: string; group: OutcomeGroup }) {
  const { t } = useMessages('onboarding')
  const { percent, number } = useFormats()
  const shareOf = ({ share, low, high, n, of }: OutcomeGroup['graduated']) =>
    share === null || low === null || high === null
      ? t('packages.compare.unknown')
      : t('packages.compare.share', { share: percent(share), low: percent(low), high: percent(high), n, of })
  const { median, low, high, n } = group.timeToValue
  const days =
    median === null
      ? t('packages.compare.unknown')
      : low === null || high === null
        ? t('packages.compare.days', { days: number(median, 1), n })
        : t('packages.compare.daysBetween', { days: number(median, 1), low: number(low), high: number(high), n })
  return (
    <div className={classes.item}>
      <b>{t('packages.compare.group', { name, count: group.projects })}</b>
      <ul className={classes.reasons}>
        <li>{t('packages.compare.ttv', { value: days })}</li>
        <li>{t('packages.compare.graduated', { value: shareOf(group.graduated) })}</li>
        <li>{t('packages.compare.retained', { value: shareOf(group.retained) })}</li>
      </ul>
    </div>
  )
}
