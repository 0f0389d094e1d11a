import { z } from 'zod'
import { addDays, isPlainDate } from '#platform/kernel/dates.ts'
import { useAddressState } from '#platform/web/address/index.ts'
import { type AnswerOf, useEndpoint } from '#platform/web/api/index.ts'
import { ChoiceField, DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { readBackTest } from '../../contract.ts'
import classes from '../health.module.css'
import { levelOf } from '../value-words.ts'
import { PastScores } from './past-scores.tsx'

const horizons = ['90', '180', '365'] as const
const schema = z.object({
  day: z.string().refine(isPlainDate).optional().catch(undefined),
  days: z.coerce.string().pipe(z.enum(horizons)).optional().catch(undefined),
})

/** Did the scores of a past day tell who churned afterwards? Says so when they did not. */
export function BackTestPage() {
  const { t } = useMessages('health')
  const { date, instant, today } = useFormats()
  const [{ day, days = '90' }, change] = useAddressState(schema)
  const { data, error, refetch } = useEndpoint(
    readBackTest,
    { query: { days: Number(days), ...(day && { day }) } },
    { keepsPrevious: true },
  )
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader
        title={t('backTest.title')}
        answer={t(`backTest.verdict.${data.verdict}`)}
        parent={{ label: t('portfolio.title'), to: '/health' }}
      />
      <Section
        title={t('backTest.scope')}
        note={t('backTest.about', {
          day: date(data.day),
          until: date(data.until),
          customers: data.churned + data.kept,
          churned: data.churned,
        })}
        framed
      >
        <div className={classes.days}>
          <DateField
            path="day"
            label={t('backTest.day')}
            value={day ?? addDays(today(), -Number(days))}
            onChange={(next) => change({ day: next ?? undefined })}
          />
          <ChoiceField
            path="days"
            label={t('backTest.horizon')}
            value={days}
            choices={horizons.map((value) => ({ value, label: t('backTest.days', { count: Number(value) }) }))}
            onChange={(next) => change({ days: next })}
          />
        </div>
        {data.computedAt && (
          <p className={classes.quiet}>{t('backTest.computedAt', { at: instant(data.computedAt) })}</p>
        )}
        {!data.isComplete && <p className={classes.overruled}>{t('backTest.incomplete')}</p>}
        <Evidence of={data} />
      </Section>
      {data.bands.length > 0 && <Bands of={data.bands} />}
      <PastScores onDone={() => void refetch()} />
    </Page>
  )
}

function Evidence({ of }: { of: AnswerOf<typeof readBackTest> }) {
  const { t } = useMessages('health')
  const { number, percent } = useFormats()
  const { auc, lift, churned, kept } = of
  if (churned + kept === 0) return <p className={classes.quiet}>{t('backTest.none')}</p>
  return (
    <ul className={classes.list}>
      {auc && (
        <li>
          {t('backTest.auc', { auc: number(auc.share, 2), low: number(auc.low, 2), high: number(auc.high, 2) })}
          <p className={classes.quiet}>{t('backTest.aucNote')}</p>
        </li>
      )}
      {lift && (
        <li>
          {t('backTest.lift', {
            lowest: lift.lowest,
            churned: lift.churned,
            share: percent(lift.share, 0),
            overall: percent(lift.overall, 0),
            lift: number(lift.lift, 1),
          })}
        </li>
      )}
    </ul>
  )
}

function Bands({ of }: { of: AnswerOf<typeof readBackTest>['bands'] }) {
  const { t } = useMessages('health')
  const { percent } = useFormats()
  return (
    <Section title={t('backTest.bands')}>
      <ScrollRegion className={classes.scroller} label={t('backTest.bands')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('list.band')}</th>
              <th scope="col" className={classes.end}>
                {t('backTest.customers')}
              </th>
              <th scope="col" className={classes.end}>
                {t('backTest.churned')}
              </th>
              <th scope="col" className={classes.end}>
                {t('backTest.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ band, customers, churned }) => (
              <tr key={band}>
                <th scope="row">
                  <StatusMark level={levelOf[band]} label={t(`band.${band}`)} />
                </th>
                <td className={classes.end}>{customers}</td>
                <td className={classes.end}>{churned}</td>
                <td className={classes.end}>{percent(churned / customers, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  )
}
