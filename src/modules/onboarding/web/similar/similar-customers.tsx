import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type Lesson, readSimilarCustomers, type SimilarCustomer } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './similar.module.css'
import { Troubles } from './troubles.tsx'

/** Past customers like this one: how long it took them, what helped, what went wrong, and why they count as alike. */
export function SimilarCustomers({ accountId }: { accountId: string }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const { data, error, refetch } = useEndpoint(
    readSimilarCustomers,
    { params: { id: accountId } },
    { enabled: can('onboarding.read') },
  )
  if (!can('onboarding.read')) return null
  const missing = data?.missing.map((factor) => t(`similar.factor.${factor}`)).join(t('project.comma')) ?? ''
  return (
    <Section title={t('similar.title')} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && (
        <>
          <p className={classes.answer}>
            {data.medianDaysToValue === null
              ? t('similar.found', { alike: data.alike, compared: data.compared })
              : t('similar.answer', { alike: data.alike, days: data.medianDaysToValue, count: data.reached })}
          </p>
          {missing !== '' && <p className={classes.quiet}>{t('similar.missing', { factors: missing })}</p>}
          <Troubles troubles={data.troubles} />
          <ul className={classes.list}>
            {data.items.map((each) => (
              <SimilarItem key={each.projectId} similar={each} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function SimilarItem({ similar }: { similar: SimilarCustomer }) {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const { account, projectId, score, factors, outcome, daysToValue, isChurned, worked, wentWrong } = similar
  const result =
    daysToValue === null ? t(`similar.outcome.${outcome}`) : t('similar.outcome.days', { days: daysToValue })
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <PageLink to={`/accounts/${account.id}`}>{account.name}</PageLink>
        <StatusMark level={outcome === 'value' ? 'good' : 'risk'} label={result} />
        {isChurned && <StatusMark level="risk" label={t('similar.churned')} />}
      </div>
      <details className={classes.why}>
        <summary>{t('similar.score', { percent: number(Math.round(score * 100), 0) })}</summary>
        <ul className={classes.factors}>
          {factors.map(({ factor, weight, share }) => (
            <li key={factor}>
              <span>{t(`similar.factor.${factor}`)}</span>
              <span className={classes.quiet}>
                {share === null
                  ? t('similar.notKnown')
                  : t('similar.points', { points: Math.round(weight * share * 10) / 10, weight })}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <Lessons title={t('similar.worked')} lessons={worked} />
      <Lessons title={t('similar.wentWrong')} lessons={wentWrong} />
      <PageLink to={`/onboarding/${projectId}`} className={classes.more ?? ''}>
        {t('similar.open')}
      </PageLink>
    </li>
  )
}

function Lessons({ title, lessons }: { title: string; lessons: readonly Lesson[] }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  if (lessons.length === 0) return null
  return (
    <div className={classes.lessons}>
      <h3>{title}</h3>
      <ul>
        {lessons.map(({ kind, words, days }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lessons have nothing but their place
          <li key={index}>
            {t(days === null ? `similar.lesson.${kind}.bare` : `similar.lesson.${kind}.days`, {
              words: text(words),
              count: days ?? 0,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
