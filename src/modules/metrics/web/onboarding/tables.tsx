import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { noSegmentValue } from '../../contract.ts'
import type { OnboardingReport } from '../../onboarding-contract.ts'
import sheet from '../time-to-value.module.css'
import classes from './onboarding.module.css'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'
import { useCutNames, useFigureWords } from './words.ts'

/** First values week by week: a bar with its number beside it, and the median days. */
export function WeekTable({ weeks }: { weeks: OnboardingReport['weeks'] }) {
  const { t } = useMessages('metrics')
  const { date, number, duration } = useFormats()
  const most = Math.max(1, ...weeks.map(({ n }) => n))
  return (
    <div className={sheet.tableSheet}>
      <table className={sheet.table}>
        <thead>
          <tr>
            <th scope="col">{t('onboarding.weeks.week')}</th>
            <th scope="col">{t('onboarding.weeks.reached')}</th>
            <th scope="col">{t('onboarding.weeks.days')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, n, medianDays }) => (
            <tr key={week}>
              <th scope="row">{date(week)}</th>
              <td>
                <span className={classes.bar}>
                  <span aria-hidden="true" style={{ inlineSize: `${(n / most) * 100}%` }} />
                  <b>{number(n)}</b>
                </span>
              </td>
              <td>{medianDays === null ? '—' : duration(Math.round(medianDays))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where open projects wait, and which step takes most over its plan. */
export function StepTable({ steps }: { steps: OnboardingReport['steps'] }) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  const days = (value: number | null) =>
    value === null ? '—' : t('onboarding.steps.days', { n: number(Math.round(value)) })
  return (
    <div className={sheet.tableSheet}>
      <table className={sheet.table}>
        <thead>
          <tr>
            <th scope="col">{t('onboarding.steps.step')}</th>
            <th scope="col">{t('onboarding.steps.waiting')}</th>
            <th scope="col">{t('onboarding.steps.late')}</th>
            <th scope="col">{t('onboarding.steps.over')}</th>
            <th scope="col">{t('onboarding.steps.finished')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ element, waiting, overPlan }) => (
            <tr key={element}>
              <th scope="row">{t(`onboarding.elements.${element}`)}</th>
              <td>{number(waiting.n)}</td>
              <td>{days(waiting.days)}</td>
              <td>{days(overPlan.days)}</td>
              <td>{number(overPlan.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const columns = ['value_30', 'value_90', 'completion', 'churn', 'homework', 'early_win_30', 'retained_90'] as const

/** The same figures for each value of the cut. */
export function GroupTable({ groups, address }: { groups: OnboardingReport['groups']; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  const words = useFigureWords()
  const nameOf = useCutNames(address.state.cut)
  return (
    <div className={sheet.tableSheet}>
      <table className={sheet.table}>
        <thead>
          <tr>
            <th scope="col">{t(`onboarding.cuts.${address.state.cut}`)}</th>
            <th scope="col">{t('onboarding.figures.started')}</th>
            <th scope="col">{t('onboarding.figures.time_to_value')}</th>
            {columns.map((figure) => (
              <th key={figure} scope="col">
                {t(`onboarding.figures.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const value = group.value ?? noSegmentValue
            const time = words.number('time_to_value', group.numbers.time_to_value)
            return (
              <tr key={value}>
                <th scope="row">{nameOf(group.value)}</th>
                <td>
                  <PageLink to={onboardingReportPath} search={address.search('started', value)}>
                    {number(group.started)}
                  </PageLink>
                </td>
                <td>
                  <PageLink to={onboardingReportPath} search={address.search('time_to_value', value)}>
                    {time.value ?? '—'}
                  </PageLink>
                </td>
                {columns.map((figure) => (
                  <td key={figure}>
                    <PageLink to={onboardingReportPath} search={address.search(figure, value)}>
                      {words.share(group.shares[figure]).value ?? '—'}
                    </PageLink>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
