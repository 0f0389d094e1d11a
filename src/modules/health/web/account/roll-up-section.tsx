import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { readRollUp } from '../../contract.ts'
import classes from '../health.module.css'
import { levelOf } from '../value-words.ts'

/** How the customers below this one stand together, and each of them; nothing where there are none. */
export function RollUpSection({ accountId, day }: { accountId: string; day: string | undefined }) {
  const { t } = useMessages('health')
  const { number } = useFormats()
  const { data, error, refetch } = useEndpoint(readRollUp, {
    params: { id: accountId },
    query: day ? { day } : {},
  })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  const rollUp = data?.rollUp
  if (!rollUp) return null
  const { method, wantedMethod, score, band, customers, scored, members } = rollUp
  return (
    <Section title={t('rollUp.title')} count={customers} note={t(`rollUp.methodHint.${method}`)} framed>
      <p className={classes.score}>
        <StatusMark level={levelOf[band]} label={t(`band.${band}`)} filled />
        <b>{score ?? t('noScore')}</b>
        {score !== null && <small>{t('outOf')}</small>}
        <span>{t('rollUp.scored', { scored, customers })}</span>
      </p>
      {method !== wantedMethod && <p className={classes.overruled}>{t('rollUp.notComparable')}</p>}
      <ScrollRegion className={classes.scroller} label={t('rollUp.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('list.customer')}</th>
              <th scope="col">{t('list.band')}</th>
              <th scope="col" className={classes.end}>
                {t('list.score')}
              </th>
              <th scope="col" className={classes.end}>
                {t('rollUp.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.account.id}>
                <th scope="row">
                  <PageLink to={`/accounts/${member.account.id}/health`}>{member.account.name}</PageLink>
                </th>
                <td>
                  <StatusMark level={levelOf[member.band]} label={t(`band.${member.band}`)} />
                </td>
                <td className={classes.end}>{member.score ?? t('noScore')}</td>
                <td className={classes.end}>
                  {member.share === null ? t('noScore') : t('unit.percent', { value: number(member.share, 0) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {customers > members.length && (
        <p className={classes.quiet}>{t('rollUp.more', { count: customers - members.length })}</p>
      )}
    </Section>
  )
}
