import { daysBetween } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type AccountUsage, readAccountUsage } from '../../contract.ts'
import classes from '../usage.module.css'
import { DaysChart } from './days-chart.tsx'

/** What the customer does in the product: the answer, then its days, features and people. */
export function UsagePanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    readAccountUsage,
    { params: { id: accountId } },
    { enabled: can('usage.read') },
  )
  if (!can('usage.read')) return null
  return (
    <Section title={t('panel.title')} note={data?.state === 'known' && <Answer usage={data} />} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data && data.state !== 'known' && (
        <p className={classes.quiet}>
          {t(`panel.${data.state}`)} <PageLink to="/settings/usage">{t('panel.connect')}</PageLink>
        </p>
      )}
      {data?.state === 'known' && <Evidence usage={data} />}
    </Section>
  )
}

function Answer({ usage }: { usage: AccountUsage }) {
  const { t } = useMessages('usage')
  const { number } = useFormats()
  const { seats, activePeople, trend } = usage
  const people =
    seats === null || seats === 0
      ? t('panel.people', { active: number(activePeople) })
      : t('panel.ofSeats', { active: number(activePeople), seats: number(seats) })
  const change =
    trend === null
      ? ''
      : t(trend < 0 ? 'panel.less' : trend > 0 ? 'panel.more' : 'panel.same', { percent: number(Math.abs(trend), 1) })
  return (
    <>
      {people}
      {change} <LastSeen usage={usage} />
    </>
  )
}

function LastSeen({ usage: { lastSeenOn, asOf, isCurrent } }: { usage: AccountUsage }) {
  const { t } = useMessages('usage')
  const { date } = useFormats()
  if (lastSeenOn === null) return <>{t('panel.neverSeen')}</>
  const ago = isCurrent ? daysBetween(lastSeenOn, asOf) : undefined
  const when =
    ago === 0
      ? t('panel.today')
      : ago === 1
        ? t('panel.yesterday')
        : ago === undefined
          ? date(lastSeenOn)
          : t('panel.daysAgo', { days: ago, on: date(lastSeenOn) })
  return <>{t('panel.lastSeen', { when })}</>
}

function Evidence({ usage }: { usage: AccountUsage }) {
  const { t } = useMessages('usage')
  const { date, number } = useFormats()
  return (
    <div className={classes.stack}>
      {!usage.isCurrent && <p className={classes.quiet}>{t('panel.stopped', { on: date(usage.asOf) })}</p>}
      <DaysChart asOf={usage.asOf} days={usage.days} />
      <FactList
        facts={[
          {
            label: t('panel.activePeople'),
            value: t('panel.against', { now: number(usage.activePeople), before: number(usage.activePeopleBefore) }),
          },
          {
            label: t('panel.events'),
            value: t('panel.against', { now: number(usage.events), before: number(usage.eventsBefore) }),
          },
        ]}
      />
      <Features usage={usage} />
      <People usage={usage} />
    </div>
  )
}

function Features({ usage: { features } }: { usage: AccountUsage }) {
  const { t } = useMessages('usage')
  const { date } = useFormats()
  if (features.length === 0) return null
  const used = features.filter(({ isUsed }) => isUsed)
  return (
    <div>
      <h3 className={classes.subtitle}>{t('panel.features', { used: used.length, all: features.length })}</h3>
      <ul className={classes.items}>
        {[...used, ...features.filter(({ isUsed }) => !isUsed)].map((feature) => (
          <li key={feature.featureNo} className={classes.line} data-quiet={!feature.isUsed}>
            <span className={classes.grow}>
              {feature.name} {feature.isKey && <Tag>{t('features.key')}</Tag>}
            </span>
            <span>
              {feature.lastOn === null
                ? t('panel.neverUsed')
                : t(feature.isUsed ? 'panel.usedOn' : 'panel.notSince', { on: date(feature.lastOn) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function People({ usage: { people } }: { usage: AccountUsage }) {
  const { t } = useMessages('usage')
  const { date } = useFormats()
  if (people.length === 0) return null
  return (
    <details>
      <summary>{t('panel.topPeople', { count: people.length })}</summary>
      <ul className={classes.items}>
        {people.map((person) => (
          <li key={person.key} className={classes.line}>
            <span className={classes.grow}>
              {person.name} {person.isAnonymous && <Tag>{t('people.anonymous')}</Tag>}
            </span>
            <span>
              {t('panel.activeDays', { days: person.activeDays, on: person.lastOn ? date(person.lastOn) : '—' })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
