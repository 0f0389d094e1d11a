import { ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { FitReport } from '../../contract.ts'
import type { FitVerdict } from '../../domain/fit/fit.ts'
import classes from './fit.module.css'
import { levelOf } from './fit-level.ts'

/** Which customers a figure counts. */
export interface FitFigure {
  verdict?: FitVerdict | undefined
  criterion?: string | undefined
  isMet?: boolean | undefined
  of?: 'churned' | 'ended' | 'got_value' | undefined
}

interface ReportProps {
  report: FitReport
  onOpen: (figure: FitFigure) => void
}

/** Churn and confirmed value by fit and by criterion; every figure opens the customers it counts. */
export function Report({ report, onOpen }: ReportProps) {
  const { t, language } = useMessages('accounts')
  return (
    <Section title={t('fit.report')} note={t('fit.reportNote')}>
      <ScrollRegion className={classes.scroller} label={t('fit.report')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fit.column.verdict')}</th>
              <th scope="col">{t('fit.column.customers')}</th>
              <th scope="col">{t('fit.column.churned')}</th>
              <th scope="col">{t('fit.column.gotValue')}</th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map(({ verdict, customers, churned, gotValue }) => {
              const name = t(`fit.verdict.${verdict}`)
              return (
                <tr key={verdict}>
                  <th scope="row">
                    <StatusMark level={levelOf[verdict]} label={name} />
                  </th>
                  <td>
                    <Figure
                      words={String(customers)}
                      of={name}
                      isEmpty={customers === 0}
                      onOpen={() => onOpen({ verdict })}
                    />
                  </td>
                  <td>
                    <Share share={churned} of={name} onOpen={() => onOpen({ verdict, of: 'churned' })} />
                  </td>
                  <td>
                    <Share share={gotValue} of={name} onOpen={() => onOpen({ verdict, of: 'got_value' })} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fit.column.criterion')}</th>
              <th scope="col">{t('fit.column.ifMet')}</th>
              <th scope="col">{t('fit.column.ifUnmet')}</th>
            </tr>
          </thead>
          <tbody>
            {report.criteria.map(({ key, label, churnedIfMet, churnedIfUnmet }) => (
              <tr key={key}>
                <th scope="row">{label[language]}</th>
                {[churnedIfMet, churnedIfUnmet].map((share, index) => (
                  <td key={String(index === 0)}>
                    <Share
                      share={share}
                      of={t(index === 0 ? 'fit.metOf' : 'fit.unmetOf', { name: label[language] })}
                      onOpen={() => onOpen({ criterion: key, isMet: index === 0, of: 'churned' })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  )
}

interface ShareProps {
  share: FitReport['rows'][number]['churned']
  of: string
  onOpen: () => void
}

function Share({ share: { cases, count, share }, of, onOpen }: ShareProps) {
  const { t } = useMessages('accounts')
  const percent = (value: number) => Math.round(value * 100)
  if (share === null) return <span className={classes.quiet}>{t('fit.noCase')}</span>
  const words =
    // A share of a handful looks like knowledge and is none.
    cases < 10
      ? t('fit.few', { count, cases })
      : t('fit.share', { percent: percent(share.share), low: percent(share.low), high: percent(share.high), cases })
  return <Figure words={words} of={of} isEmpty={count === 0} onOpen={onOpen} />
}

function Figure({ words, of, isEmpty, onOpen }: { words: string; of: string; isEmpty: boolean; onOpen: () => void }) {
  const { t } = useMessages('accounts')
  if (isEmpty) return words
  return (
    <button
      type="button"
      className={classes.figure}
      onClick={onOpen}
      aria-label={t('fit.toCustomers', { figure: of, words })}
    >
      {words}
    </button>
  )
}
