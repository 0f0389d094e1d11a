import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { GraduationCell, GraduationRate } from '../../graduation-contract.ts'
import classes from '../onboarding/onboarding.module.css'
import sheet from '../time-to-value.module.css'
import { type GraduationAddress, graduationPath } from './report-address.ts'

type Cell = GraduationCell & {
  key: string
  name: string
  /** What lists the customers of the row. */
  search: Record<string, string>
  isJump: boolean
}

const columns = ['customers', 'retention', 'expansion', 'score', 'days'] as const

/** What became of the customers of each row; the one past which retention jumps is marked. */
export function CellTable({
  label,
  head = label,
  rows,
  address,
}: {
  /** Of the table, for who cannot see what is around it. */
  label: string
  /** Of the first column, where it says less than the table's. */
  head?: string
  rows: readonly Cell[]
  address: GraduationAddress
}) {
  const { t } = useMessages('metrics')
  const { number, duration } = useFormats()
  const { month } = address.state
  const link = (words: string, search: Record<string, string>) => (
    <PageLink to={graduationPath} search={{ ...(month && { month }), ...search }}>
      {words}
    </PageLink>
  )
  return (
    <ScrollRegion label={label} className={sheet.tableSheet}>
      <table className={`${sheet.table} ${classes.dense}`}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(`graduation.columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, search, isJump, customers, retention, expansion, score, medianDays }) => (
            <tr key={key} className={isJump ? classes.jump : undefined}>
              <th scope="row">
                {name} {isJump && <StatusMark level="good" label={t('graduation.jump')} filled />}
              </th>
              <td>{link(number(customers), search)}</td>
              <td>
                <RateWords rate={retention} />{' '}
                <small className={classes.quiet}>
                  {link(t('graduation.renewedCount', { n: number(retention.count) }), {
                    ...search,
                    continuation: 'renewed',
                  })}{' '}
                  {link(t('graduation.churnedCount', { n: number(retention.of - retention.count) }), {
                    ...search,
                    continuation: 'churned',
                  })}
                </small>
              </td>
              <td>
                <RateWords rate={expansion} />{' '}
                <small className={classes.quiet}>
                  {link(t('graduation.expandedCount', { n: number(expansion.count) }), { ...search, expanded: 'true' })}
                </small>
              </td>
              <td>
                {score.mean === null
                  ? '—'
                  : t('graduation.score', { n: number(score.n), mean: number(Math.round(score.mean * 10) / 10) })}
              </td>
              <td>{medianDays === null ? '—' : duration(Math.round(medianDays))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** A share with its interval; below ten how many there are. */
function RateWords({ rate: { of, interval } }: { rate: GraduationRate }) {
  const { t } = useMessages('metrics')
  const { number, percent } = useFormats()
  if (of === 0) return '—'
  if (interval === null) return t('graduation.few', { n: number(of) })
  const { share, low, high } = interval
  return t('graduation.rate', { share: percent(share, 0), low: percent(low, 0), high: percent(high, 0) })
}
