import { daysBetween } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Forecast, ProjectPage } from '../../contract.ts'
import { useSentences, useText } from '../text.ts'
import classes from './forecast.module.css'

/** The agreed day beside the one that is likely, how sure that is, and why. Ours alone: the customer sees the agreed day. */
export function ForecastPanel({ project }: { project: ProjectPage }) {
  const { forecast } = project
  return forecast === null || project.endedOn !== null ? null : <Panel project={project} forecast={forecast} />
}

function Panel({ project, forecast }: { project: ProjectPage; forecast: Forecast }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { valueOn } = project
  const basis = useBasis(forecast)
  const slip = daysBetween(valueOn, forecast.valueOn)
  const slipWords = slip > 0 ? t('forecast.later', { count: slip }) : t('forecast.earlier', { count: -slip })
  return (
    <section className={classes.panel} aria-label={t('forecast.title')}>
      <div>
        <dl className={classes.dates}>
          <div>
            <dt>{t('forecast.agreed')}</dt>
            <dd>{date(valueOn)}</dd>
          </div>
          <div>
            <dt>{t('forecast.likely')}</dt>
            <dd>
              {date(forecast.valueOn)}
              <small data-level={slip > 0 ? 'watch' : undefined}>
                {slip === 0 ? t('forecast.asAgreed') : slipWords}
              </small>
            </dd>
          </div>
          <div>
            <dt>{t('forecast.band')}</dt>
            <dd>{t('forecast.range', { from: date(forecast.fromOn), to: date(forecast.toOn) })}</dd>
          </div>
        </dl>
        <BandLine forecast={forecast} agreedOn={valueOn} />
        <p className={classes.basis}>
          {basis} <PageLink to="/reports/onboarding">{t('forecast.checks')}</PageLink>
        </p>
      </div>
      <Reasons forecast={forecast} projectId={project.id} />
    </section>
  )
}

/** Where the band and the agreed day lie; the words beside it say the same. */
function BandLine({ forecast, agreedOn }: { forecast: Forecast; agreedOn: string }) {
  const days = [forecast.on, forecast.fromOn, forecast.toOn, agreedOn].toSorted()
  const first = days[0] ?? agreedOn
  const length = Math.max(1, daysBetween(first, days.at(-1) ?? agreedOn))
  const place = (day: string) => `${(daysBetween(first, day) / length) * 100}%`
  return (
    <div className={classes.line} aria-hidden="true">
      <div
        className={classes.band}
        style={{
          insetInlineStart: place(forecast.fromOn),
          inlineSize: `${(daysBetween(forecast.fromOn, forecast.toOn) / length) * 100}%`,
        }}
      />
      <div className={classes.middle} style={{ insetInlineStart: place(forecast.valueOn) }} />
      <div className={classes.agreed} style={{ insetInlineStart: place(agreedOn) }} />
    </div>
  )
}

/** What the forecast rests on, and whether it has proved right. */
function useBasis({ on, basis }: Forecast): string {
  const { t } = useMessages('onboarding')
  const sentences = useSentences()
  const { date, number } = useFormats()
  const { pastProjects, enoughProjects, bandFactor, checkedProjects, heldProjects, enoughChecks } = basis
  const checked = () => {
    if (checkedProjects === 0) return t('forecast.unchecked')
    if (checkedProjects < enoughChecks)
      return t('forecast.tooFewChecks', { n: number(checkedProjects), enough: number(enoughChecks) })
    return t('forecast.checked', { n: number(checkedProjects), held: number(heldProjects) })
  }
  return sentences([
    pastProjects < enoughProjects
      ? t('forecast.fromRanges', { n: number(pastProjects), enough: number(enoughProjects) })
      : t('forecast.fromHistory', { n: number(pastProjects) }),
    checked(),
    ...(bandFactor > 1 ? [t('forecast.widened', { factor: number(Math.round(bandFactor * 10) / 10) })] : []),
    t('forecast.on', { date: date(on) }),
  ])
}

function Reasons({ forecast, projectId }: { forecast: Forecast; projectId: string }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { number } = useFormats()
  if (forecast.reasons.length === 0) return <p className={classes.basis}>{t('forecast.noReasons')}</p>
  return (
    <div>
      <h2 className={classes.title}>{t('forecast.reasonsTitle')}</h2>
      <ol className={classes.reasons}>
        {forecast.reasons.map(({ kind, about, name, side, element, factor, days }) => {
          const words = t(`forecast.reasons.${kind}`, {
            name: name === null ? '' : text(name),
            side: side === null ? '' : t(`side.${side}`),
            element: element === null ? '' : t(`element.${element}`),
            factor: number(Math.round((factor ?? 1) * 10) / 10),
          })
          return (
            <li key={`${kind}${about}${element}${side}`}>
              {kind === 'running_late' && about !== null ? (
                <PageLink to={`/onboarding/${projectId}`} search={{ task: about }}>
                  {words}
                </PageLink>
              ) : (
                words
              )}{' '}
              <b>{t('forecast.days', { count: days })}</b>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
