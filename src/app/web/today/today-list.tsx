import { useRef } from 'react'
import { type TodayItem, type TodayReason, type Urgency, urgencies } from '#app/contract/today.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useShortcuts } from '#platform/web/enter-key/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import classes from './today.module.css'

const levels: Readonly<Record<Urgency, StatusLevel>> = { now: 'risk', this_week: 'watch', later: 'unknown' }

/** The customers by urgency; J and K go through them, Enter opens. */
export function TodayList({ items, total }: { items: readonly TodayItem[]; total: number }) {
  const { t } = useMessages('staff')
  const list = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-customer]') ?? [])]
    const current = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
    links[current < 0 ? 0 : Math.min(Math.max(current + by, 0), links.length - 1)]?.focus()
  }
  const next = () => step(1)
  const previous = () => step(-1)
  useShortcuts({ J: next, K: previous })
  return (
    <div ref={list} className={classes.groups}>
      {urgencies.map((urgency) => {
        const ofUrgency = items.filter((item) => item.urgency === urgency)
        return ofUrgency.length === 0 ? null : (
          <Section
            key={urgency}
            title={t(`today.urgencies.${urgency}`)}
            count={ofUrgency.length}
            note={t(`today.urgencyNotes.${urgency}`)}
          >
            <ul className={classes.items}>
              {ofUrgency.map((item) => (
                <Item key={item.accountId} item={item} />
              ))}
            </ul>
          </Section>
        )
      })}
      <p className={classes.foot}>
        {total > items.length && t('today.more', { shown: items.length, total })} {t('today.order')}
      </p>
    </div>
  )
}

function Item({ item }: { item: TodayItem }) {
  const { t } = useMessages('staff')
  const { money } = useFormats()
  return (
    <li className={classes.item}>
      <div className={classes.who}>
        <PageLink to={`/accounts/${item.accountId}`} className={classes.name} data-customer>
          {item.accountName}
        </PageLink>
        <span className={classes.facts}>
          {item.arr !== null && (
            <span>
              {t('today.arr', { amount: money({ amountMinor: item.arr, currency: item.currency }, 'compact') })}
            </span>
          )}
          {item.ownerName !== null && <span>{item.ownerName}</span>}
        </span>
      </div>
      <ul className={classes.reasons}>
        {item.reasons.map((reason) => (
          <li key={`${reason.code}${reason.to}`}>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Reason({ reason }: { reason: TodayReason }) {
  const { t } = useMessages('staff')
  const { date } = useFormats()
  const { code, params, days, dueOn, urgency, to } = reason
  const known = {
    ...params,
    count: params.count ?? 1,
    days: Math.abs(days ?? 0),
    date: dueOn === null ? '' : date(dueOn),
  }
  return (
    <>
      <StatusMark level={levels[urgency]} label={t(`today.marks.${code}`, { defaultValue: code })} />
      <PageLink to={to}>{t(`today.reasons.${code}`, { ...known, defaultValue: code })}</PageLink>
    </>
  )
}
