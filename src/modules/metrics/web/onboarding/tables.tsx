import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { noSegmentValue } from '../../contract.ts'
import type { OnboardingReport, OnboardingWeek } from '../../onboarding-contract.ts'
import sheet from '../time-to-value.module.css'
import classes from './onboarding.module.css'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'
import { useCutNames, useFigureWords } from './words.ts'

/** How many groups of the cut stand beside all in the weekly table: the largest. */
const groupsShown = 5

/** First values week by week: who got one of those without, and the same for the largest groups of the cut. */
export function WeekTable({ data, address }: { data: OnboardingReport; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { date, duration } = useFormats()
  const nameOf = useCutNames(address.state.cut)
  const { weeks, groupWeeks, groups } = data
  const most = Math.max(1, ...weeks.map(({ n }) => n))
  const shown = groups.toSorted((a, b) => b.started - a.started).slice(0, groupsShown)
  const ofGroup = new Map(groupWeeks.map((row) => [`${row.value} ${row.week}`, row]))
  return (
    <ScrollRegion label={t('onboarding.weeks.title')} className={sheet.tableSheet}>
      {groups.length > shown.length && (
        <p className={classes.quiet}>{t('onboarding.weeks.groupsOf', { shown: shown.length, all: groups.length })}</p>
      )}
      <table className={`${sheet.table} ${classes.dense}`}>
        <thead>
          <tr>
            <th scope="col">{t('onboarding.weeks.week')}</th>
            <th scope="col">{t('onboarding.weeks.reached')}</th>
            <th scope="col">{t('onboarding.weeks.rate')}</th>
            <th scope="col">{t('onboarding.weeks.days')}</th>
            {shown.map(({ value }) => (
              <th key={value} scope="col">
                {nameOf(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((row) => (
            <tr key={row.week}>
              <th scope="row">{date(row.week)}</th>
              <td>
                <span className={classes.bar}>
                  <span aria-hidden="true" style={{ inlineSize: `${(row.n / most) * 100}%` }} />
                  <WeekLink row={row} address={address} />
                </span>
              </td>
              <td>
                <AtRisk row={row} address={address} />
              </td>
              <td>{row.medianDays === null ? '—' : duration(Math.round(row.medianDays))}</td>
              {shown.map(({ value }) => {
                const own = ofGroup.get(`${value} ${row.week}`)
                return (
                  <td key={value}>
                    {own ? <GroupWeek row={own} address={address} value={value ?? noSegmentValue} /> : '—'}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface WeekProps {
  row: OnboardingWeek
  address: OnboardingAddress
  value?: string
}

function WeekLink({ row: { week, n, atRisk }, address, value }: WeekProps) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  return (
    <PageLink to={onboardingReportPath} search={address.search('time_to_value', value, { week })}>
      {value === undefined ? number(n) : t('onboarding.countOf', { count: number(n), of: number(atRisk) })}
    </PageLink>
  )
}

/** Of a group: who got one of those without, its share where enough could have, and how many days it took them. */
function GroupWeek({ row, address, value }: Required<WeekProps>) {
  const { t } = useMessages('metrics')
  const { percent, duration } = useFormats()
  const more = [
    row.atRisk >= fewest && percent(row.n / row.atRisk, 0),
    row.medianDays !== null && t('onboarding.weeks.median', { days: duration(Math.round(row.medianDays)) }),
  ].filter((each) => each !== false)
  return (
    <>
      <WeekLink row={row} address={address} value={value} />
      {more.length > 0 && <div className={classes.quiet}>{more.join(' · ')}</div>}
    </>
  )
}

/** Of fewer who could have, a share would say nothing. */
const fewest = 10

/** The share of those who could have. */
function AtRisk({ row: { week, n, atRisk }, address }: WeekProps) {
  const { t } = useMessages('metrics')
  const { number, percent } = useFormats()
  return (
    <PageLink to={onboardingReportPath} search={address.search('at_risk', undefined, { week })}>
      {atRisk < fewest
        ? t('onboarding.weeks.few', { n: number(atRisk) })
        : t('onboarding.weeks.share', { share: percent(n / atRisk, 0), n: number(atRisk) })}
    </PageLink>
  )
}

/** Where open projects wait, and which step takes most over its plan. */
export function StepTable({ steps, address }: { steps: OnboardingReport['steps']; address: OnboardingAddress }) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  const days = (value: number | null) => (value === null ? '—' : t('onboarding.steps.days', { n: Math.round(value) }))
  return (
    <ScrollRegion label={t('onboarding.steps.title')} className={sheet.tableSheet}>
      <table className={`${sheet.table} ${classes.dense}`}>
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
              <td>
                <PageLink
                  to={onboardingReportPath}
                  search={address.search('step_waiting', undefined, { step: element })}
                >
                  {number(waiting.n)}
                </PageLink>
              </td>
              <td>{days(waiting.days)}</td>
              <td>{days(overPlan.days)}</td>
              <td>
                <PageLink to={onboardingReportPath} search={address.search('step_over', undefined, { step: element })}>
                  {number(overPlan.n)}
                </PageLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
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
    <ScrollRegion label={t(`onboarding.cuts.${address.state.cut}`)} className={sheet.tableSheet}>
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
            <th scope="col">{t('onboarding.steps.bottleneck')}</th>
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
                <td>
                  {group.bottleneck === null ? (
                    '—'
                  ) : (
                    <PageLink
                      to={onboardingReportPath}
                      search={address.search('step_waiting', value, { step: group.bottleneck.element })}
                    >
                      {t('onboarding.steps.stuck', {
                        step: t(`onboarding.elements.${group.bottleneck.element}`),
                        n: number(group.bottleneck.waiting.n),
                        days: Math.round(group.bottleneck.waiting.days ?? 0),
                      })}
                    </PageLink>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
