import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type MeasureRecommendation, recommendMeasures, startMeasure } from '../../contract.ts'
import classes from '../touch.module.css'

/** What to do for this customer: the measures that suit it with the reasons, each begun by one press. */
export function MeasuresPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('touch')
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    recommendMeasures,
    { params: { id: accountId } },
    { enabled: can('touch.read') },
  )
  if (!can('touch.read')) return null
  const near = data?.items.filter(({ fit, started }) => fit === 'recommended' || fit === 'possible' || started) ?? []
  const far = data?.items.filter((each) => !near.includes(each)) ?? []
  const recommended = near.filter(({ fit }) => fit === 'recommended').length
  const item = (each: MeasureRecommendation) => (
    <MeasureItem key={each.measure.key} accountId={accountId} of={each} canStart={data?.projectId !== null} />
  )
  return (
    <Section title={t('panel.title')} note={data && t('panel.answer', { count: recommended })} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data?.touchModel === null && <p className={classes.quiet}>{t('panel.noTouchModel')}</p>}
      {data?.projectId === null && <p className={classes.quiet}>{t('panel.noProject')}</p>}
      <ul className={classes.list}>{near.map(item)}</ul>
      {far.length > 0 && (
        <details className={classes.more}>
          <summary>{t('panel.others', { count: far.length })}</summary>
          <ul className={classes.list}>{far.map(item)}</ul>
        </details>
      )}
    </Section>
  )
}

const levels = { recommended: 'good', possible: 'unknown', against: 'watch', other_touch: 'unknown' } as const
const reasonLevels = { met: 'good', unmet: 'watch', unknown: 'unknown' } as const

interface MeasureItemProps {
  accountId: string
  of: MeasureRecommendation
  canStart: boolean
}

function MeasureItem({ accountId, of: { measure, fit, reasons, started }, canStart }: MeasureItemProps) {
  const { t, language } = useMessages('touch')
  const { date } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const [clientId] = useState(() => newId())
  const start = useEndpointMutation(startMeasure, {
    refreshes: [recommendMeasures, { ...recommendMeasures, path: '/projects' }],
  })
  const press = () =>
    start.mutate(
      { params: { id: accountId, measureKey: measure.key }, body: { clientId } },
      {
        onSuccess: () => notice.done(t('panel.started', { name: measure.name[language] })),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{measure.name[language]}</span>
        <StatusMark level={levels[fit]} label={t(`fit.${fit}`)} />
        <span className={classes.grow} />
        {started ? (
          <PageLink to={`/onboarding/${started.projectId}`} search={{ view: 'plan' }}>
            {started.isDone ? t('panel.done', { on: date(started.on) }) : t('panel.running', { on: date(started.on) })}
          </PageLink>
        ) : (
          can('touch.start_measures') &&
          canStart && (
            <Button size="compact-sm" variant="default" loading={start.isPending} onClick={press}>
              {t('panel.start')}
              <VisuallyHidden>{measure.name[language]}</VisuallyHidden>
            </Button>
          )
        )}
      </div>
      <p className={classes.quiet}>{measure.about[language]}</p>
      <ul className={classes.reasons}>
        <li>
          <span>
            {t('panel.touchReason', { models: measure.touchModels.map((each) => t(`model.${each}`)).join(t('comma')) })}
          </span>
        </li>
        {reasons.map(({ fact, verdict, known }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing but their place
          <li key={index}>
            <StatusMark level={reasonLevels[verdict]} label={t(`reason.${verdict}`)} />
            <span>
              {t('panel.fact', {
                fact: fact[language],
                known: known.map((each) => each[language]).join(t('comma')) || t('panel.notKnown'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
