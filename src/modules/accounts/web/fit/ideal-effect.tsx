import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { PageLink } from '#platform/web/address/index.ts'
import { callApi } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { previewIdealCustomer } from '../../contract.ts'
import type { IdealCustomer } from '../../domain/fit/fit.ts'
import classes from './fit.module.css'
import { levelOf } from './fit-level.ts'

/** What the edited ideal would make of today's customers, computed while it is edited. */
export function IdealEffect({ definition }: { definition: IdealCustomer }) {
  const { t } = useMessages('accounts')
  const [asked] = useDebouncedValue(definition, 400)
  const { data, error } = useQuery({
    queryKey: ['accounts', 'ideal-effect', asked],
    queryFn: () => callApi(previewIdealCustomer, { body: { definition: asked } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (error) return <ProblemState thrown={error} />
  if (!data) return <ListSkeleton rows={4} />
  return (
    <div className={classes.effect} aria-live="polite">
      <h3>{t('fit.effect')}</h3>
      <p className={classes.quiet}>
        {data.movedCount === 0 ? t('fit.effectNone') : t('fit.effectNote', { count: data.movedCount })}
      </p>
      <table className={classes.effectTable}>
        <thead>
          <tr>
            <th scope="col">{t('fit.column.verdict')}</th>
            <th scope="col">{t('fit.before')}</th>
            <th scope="col">{t('fit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {data.verdicts.map(({ verdict, before, after }) => (
            <tr key={verdict}>
              <th scope="row">
                <StatusMark level={levelOf[verdict]} label={t(`fit.verdict.${verdict}`)} />
              </th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.customers}>
        {data.moved.map(({ account, from, to, isChurned }) => (
          <li key={account.id}>
            <PageLink to={`/accounts/${account.id}`}>{account.name}</PageLink>
            <span className={classes.customerFacts}>
              <span>{t('fit.moved', { from: t(`fit.verdict.${from}`), to: t(`fit.verdict.${to}`) })}</span>
              {isChurned && <span>{t('fit.isChurned')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {data.movedCount > data.moved.length && (
        <p className={classes.quiet}>{t('fit.movedMore', { count: data.movedCount - data.moved.length })}</p>
      )}
    </div>
  )
}
