import { PageLink } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { Mover } from '../../contract.ts'
import classes from '../health.module.css'
import { levelOf, useHealthWords } from '../value-words.ts'

/** Who lost or gained most; each opens to its reasons. */
export function Movers({ movers }: { movers: readonly Mover[] }) {
  const { t } = useMessages('health')
  const words = useHealthWords()
  if (movers.length === 0) return <p className={classes.quiet}>{t('portfolio.noMovers')}</p>
  return (
    <ul className={classes.list}>
      {movers.map(({ account, from, to, band }) => (
        <li key={account.id} className={classes.mover}>
          <PageLink to={`/accounts/${account.id}/health`}>{account.name}</PageLink>
          <StatusMark level={levelOf[band]} label={t('portfolio.mark', { band: t(`band.${band}`), score: to })} />
          <span className={classes.figure}>{words.signed(to - from)}</span>
        </li>
      ))}
    </ul>
  )
}
