import { PageLink } from '#platform/web/address/index.ts'
import { type ItemOf, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listTimeToValueCustomers } from '../contract.ts'
import type { Figure } from '../domain/figure.ts'
import { BehindList, ReportDrawer } from './behind-list.tsx'
import type { ReportAddress } from './report-address.ts'
import { useSegmentNames } from './segment-names.ts'
import classes from './time-to-value.module.css'

/** The customers behind the figure that the address names. */
export function CustomerDrawer({ address }: { address: ReportAddress }) {
  const { t } = useMessages('metrics')
  const { figure, segment, value } = address.state
  const nameOf = useSegmentNames(value === undefined ? 'none' : segment)
  const title =
    figure && [figureName(t, figure), ...(value === undefined ? [] : [nameOf(value)])].join(t('titleSeparator'))
  return (
    <ReportDrawer title={title} close={() => address.change({ figure: undefined, value: undefined })}>
      {figure && <Customers figure={figure} address={address} />}
    </ReportDrawer>
  )
}

function figureName(t: ReturnType<typeof useMessages>['t'], figure: Figure): string {
  const [, days] = /^within_(\d+)$/.exec(figure) ?? []
  if (days) return t('figures.within', { days })
  return figure === 'started' || figure === 'reached' ? t(`figures.${figure}`) : t(`bands.${figure}`)
}

function Customers({ figure, address }: { figure: Figure; address: ReportAddress }) {
  const { segment, value, from, to } = address.state
  const pages = useEndpointPages(listTimeToValueCustomers, { query: { figure, segment, value, from, to } })
  return <BehindList pages={pages} row={(customer) => <CustomerRow key={customer.accountId} customer={customer} />} />
}

function CustomerRow({ customer }: { customer: ItemOf<typeof listTimeToValueCustomers> }) {
  const { t } = useMessages('metrics')
  const { date, duration } = useFormats()
  const { accountId, name, ownerName, startedOn, firstValueOn, days, band, watched } = customer
  return (
    <li className={classes.customer}>
      <div>
        <PageLink to={`/accounts/${accountId}`}>{name}</PageLink>
        <small>
          {t('started', { date: date(startedOn) })}
          {ownerName && ` · ${ownerName}`}
        </small>
      </div>
      <div>
        <b>{days === null ? t('watched', { days: duration(watched) }) : duration(days)}</b>
        <small>{firstValueOn === null ? t(`bands.${band}`) : date(firstValueOn)}</small>
      </div>
    </li>
  )
}
