import { Button } from '@mantine/core'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { agreeToScope, decideOnRequest, type PortalMattersView, readPortalMatters } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import { placeOf } from '../requests/asked.tsx'
import classes from '../requests/requests.module.css'
import { Handoff } from './handoff.tsx'

/** The scope to agree to, what was put forward, what stands in the way and what came of faults; nothing while there is none. */
export function Matters() {
  const { data } = useEndpoint(readPortalMatters, {})
  return data ? <MattersView matters={data} /> : null
}

export function MattersView({ matters }: { matters: PortalMattersView }) {
  return (
    <>
      <Handoff handoff={matters.handoff} />
      <Scope scope={matters.scope} />
      <Requests requests={matters.requests} />
      <Blockers blockers={matters.blockers} />
      <Outcomes outcomes={matters.outcomes} />
    </>
  )
}

const places = ['in', 'phase_2', 'out'] as const

function Scope({ scope }: Pick<PortalMattersView, 'scope'>) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const notice = useNotice()
  const may = useMay()
  const agreeing = useEndpointMutation(agreeToScope, { refreshes: [{ ...readPortalMatters, path: '/portal' }] })
  if (!scope) return null
  const { agreed, statement } = scope
  const agree = () =>
    agreeing.mutate(
      { body: { statement } },
      { onSuccess: () => notice.done(t('matters.scope.thanks')), onError: notice.failed },
    )
  return (
    <Section
      id={placeOf('scope')}
      title={t('matters.scope.title')}
      note={agreed ? t('matters.scope.agreed', { name: agreed.name, date: date(agreed.on) }) : t('matters.scope.note')}
    >
      {places.map((place) => {
        const items = scope.items.filter((item) => item.place === place)
        return items.length === 0 ? null : (
          <div key={place}>
            <p className={classes.label}>{t(`matters.scope.place.${place}`)}</p>
            <ul className={classes.criteria}>
              {items.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )
      })}
      {scope.note && <p className={classes.hint}>{scope.note}</p>}
      {!agreed && may('agree_scope') && (
        <Button size="lg" className={classes.big} loading={agreeing.isPending} onClick={agree}>
          {t('matters.scope.agree')}
        </Button>
      )}
    </Section>
  )
}

function Requests({ requests }: Pick<PortalMattersView, 'requests'>) {
  const { t } = useMessages('portal')
  if (requests.length === 0) return null
  return (
    <Section id={placeOf('request')} title={t('matters.request.title')} note={t('matters.request.note')}>
      <ul className={classes.criteria}>
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  )
}

function Request({ request }: { request: PortalMattersView['requests'][number] }) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const notice = useNotice()
  const may = useMay()
  const deciding = useEndpointMutation(decideOnRequest, { refreshes: [{ ...readPortalMatters, path: '/portal' }] })
  const { id, phase, effect, decided, state } = request
  const moves = (['goLive', 'value'] as const).flatMap((what) => {
    const move = effect[what]
    return phase === 1 && move !== null && move.days !== 0 ? [{ what, ...move }] : []
  })
  const decide = (isAgreed: boolean) =>
    deciding.mutate(
      { params: { id }, body: { version: request.version, isAgreed } },
      { onSuccess: () => notice.done(t('matters.request.thanks')), onError: notice.failed },
    )
  return (
    <li>
      <p className={classes.name}>{request.title}</p>
      <p className={classes.when}>{t(`matters.request.phase${phase}`)}</p>
      {moves.map(({ what, fromWeek, toWeek, from, to }) => (
        <p key={what} className={classes.hint}>
          {t(`matters.request.effect.${what}`, { fromWeek, toWeek, from: date(from), to: date(to) })}
        </p>
      ))}
      {decided && (
        <StatusMark
          level={state === 'agreed' ? 'good' : 'unknown'}
          label={t(`matters.request.${state === 'agreed' ? 'agreed' : 'declined'}`, {
            name: decided.name,
            date: date(decided.on),
          })}
        />
      )}
      {state === 'proposed' && may('agree_scope') && (
        <div>
          <Button size="lg" className={classes.big} loading={deciding.isPending} onClick={() => decide(true)}>
            {t('matters.request.agree')}
          </Button>
          <Button size="lg" variant="default" className={classes.big} onClick={() => decide(false)}>
            {t('matters.request.decline')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Blockers({ blockers }: Pick<PortalMattersView, 'blockers'>) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  if (blockers.length === 0) return null
  return (
    <Section title={t('matters.blocker.title')}>
      <ul className={classes.criteria}>
        {blockers.map((each) => (
          <li key={each.id}>
            <span>{each.title}</span>
            <span className={classes.when}>
              {t(each.isWithCustomer ? 'matters.blocker.yours' : 'matters.blocker.ours', { date: date(each.since) })}
            </span>
            {each.documents.map((document) =>
              document.url === null ? (
                <details key={document.id}>
                  <summary>{document.title}</summary>
                  <p className={classes.text}>{document.body}</p>
                </details>
              ) : (
                <a key={document.id} href={document.url} target="_blank" rel="noreferrer">
                  {document.title}
                </a>
              ),
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Outcomes({ outcomes }: Pick<PortalMattersView, 'outcomes'>) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  if (outcomes.length === 0) return null
  return (
    <Section title={t('matters.outcome.title')}>
      <ul className={classes.criteria}>
        {outcomes.map((each) => (
          <li key={each.id}>
            <p className={classes.name}>{each.title}</p>
            <p className={classes.when}>{date(each.on)}</p>
            <p>{each.outcome}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
