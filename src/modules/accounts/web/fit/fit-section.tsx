import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { readCustomerWords, readFit } from '../../contract.ts'
import classes from './fit.module.css'
import { levelOf } from './fit-level.ts'

const criterionLevels = { met: 'good', unmet: 'watch', unknown: 'unknown' } as const

/** Whether the customer is one we serve well: the verdict first, then each point that speaks for or against it. */
export function FitSection({ accountId }: { accountId: string }) {
  const { t, language } = useMessages('accounts')
  const { number } = useFormats()
  const { data, error, refetch } = useEndpoint(readFit, { params: { id: accountId } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={3} />
  return (
    <Section title={t('fit.title')}>
      <p className={classes.verdict}>
        <StatusMark level={levelOf[data.verdict]} label={t(`fit.verdict.${data.verdict}`)} />
        {data.score !== null && (
          <span className={classes.quiet}>
            {t('fit.score', { score: data.score, known: number(Math.round(data.known * 100), 0) })}
          </span>
        )}
      </p>
      {data.alternative && <p className={classes.quiet}>{data.alternative[language]}</p>}
      <Needs accountId={accountId} />
      <details className={classes.reasons}>
        <summary>{t('fit.reasons')}</summary>
        <ul className={classes.criteria}>
          {data.criteria.map(({ key, label, weight, isMust, verdict }) => (
            <li key={key}>
              <StatusMark level={criterionLevels[verdict]} label={t(`fit.criterion.${verdict}`)} />
              <span>{label[language]}</span>
              <span className={classes.quiet}>{isMust ? t('fit.must') : t('fit.weightOf', { weight })}</span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
}

/** What the customer needs and where it hurts, in its own words: what the verdict is to be read against. */
function Needs({ accountId }: { accountId: string }) {
  const { t } = useMessages('accounts')
  const { data } = useEndpoint(readCustomerWords, { params: { id: accountId } })
  if (!data) return null
  const facts = [
    { label: t('fit.whyNow'), value: data.whyNow },
    { label: t('fit.pain'), value: data.pain },
  ].filter(({ value }) => value !== '')
  return (
    <>
      {facts.length > 0 ? <FactList facts={facts} /> : <p className={classes.quiet}>{t('fit.noWords')}</p>}
      <p className={classes.quiet}>
        <PageLink to={`/accounts/${accountId}/hearing`}>{t('fit.toHearing')}</PageLink>
      </p>
    </>
  )
}
