import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type Passage, readAccountJourney } from '../../contract.ts'
import classes from '../touch.module.css'

const levels = { met: 'good', missing: 'watch', upcoming: 'unknown' } as const

/** How a customer was to be met in each phase, and how it really was; what is missing first. */
export function JourneyPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('touch')
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    readAccountJourney,
    { params: { id: accountId } },
    { enabled: can('touch.read') },
  )
  if (!can('touch.read')) return null
  const [present, ...past] = data?.passages ?? []
  return (
    <Section title={t('journey.panel')} note={data && t('journey.missing', { count: data.missing })} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data?.touchModel === null && <p className={classes.quiet}>{t('panel.noTouchModel')}</p>}
      {present && <PassageView passage={present} />}
      {past.length > 0 && (
        <details className={classes.more}>
          <summary>{t('journey.past', { count: past.length })}</summary>
          {past.map((passage) => (
            <PassageView key={`${passage.phase}-${passage.since}`} passage={passage} />
          ))}
        </details>
      )}
    </Section>
  )
}

function PassageView({ passage }: { passage: Passage }) {
  const { t, language } = useMessages('touch')
  const { date } = useFormats()
  const rank = (state: Passage['touchpoints'][number]['state']) => ['missing', 'met', 'upcoming'].indexOf(state)
  return (
    <>
      <h3 className={classes.phase}>
        {t(passage.until === null ? 'journey.since' : 'journey.between', {
          phase: t(`phase.${passage.phase}`),
          since: date(passage.since),
          until: passage.until === null ? '' : date(passage.until),
        })}
      </h3>
      {passage.touchpoints.length === 0 && <p className={classes.quiet}>{t('journey.noPlan')}</p>}
      <ul className={classes.list}>
        {passage.touchpoints
          .toSorted((a, b) => rank(a.state) - rank(b.state))
          .map(({ key, name, rhythm, days, expected, happened, state, lastOn }) => (
            <li key={key} className={classes.item}>
              <div className={classes.head}>
                <StatusMark level={levels[state]} label={t(`state.${state}`)} />
                <span className={classes.name}>{name[language]}</span>
                <span className={classes.grow} />
                <span>{t('journey.counts', { expected, happened })}</span>
              </div>
              <p className={classes.quiet}>
                {t(`rhythm.${rhythm}`, { days })}
                {t('journey.separator')}
                {lastOn === null ? t('journey.never') : t('journey.last', { on: date(lastOn) })}
              </p>
            </li>
          ))}
      </ul>
      {passage.touches.length > 0 && (
        <p className={classes.quiet}>
          {t('journey.all', {
            touches: passage.touches
              .map(({ channel, count }) => t('journey.touches', { channel: t(`channel.${channel}`), count }))
              .join(t('comma')),
          })}
        </p>
      )}
    </>
  )
}
