import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { explainScorecard } from '../../contract.ts'
import classes from '../health.module.css'

/** By which scorecard the customer is judged now, and why not by the others. */
export function ChoiceSection({ accountId }: { accountId: string }) {
  const { t, language } = useMessages('health')
  const { data } = useEndpoint(explainScorecard, { params: { id: accountId } })
  if (!data) return null
  const chosen = data.items.findIndex(({ isChosen }) => isChosen)
  const reasonOf = (item: (typeof data.items)[number], index: number) => {
    if (item.isChosen) return t('choice.chosen')
    const missed = (['phase', 'touchModel', 'segment'] as const).filter((each) => item[each] === false)
    if (missed.length > 0)
      return t('choice.missed', { what: missed.map((each) => t(`choice.${each}`)).join(t('comma')) })
    return chosen >= 0 && index > chosen ? t('choice.later') : ''
  }
  return (
    <details className={classes.more}>
      <summary>{t('choice.title')}</summary>
      <ol className={classes.list}>
        {data.items.map((item, index) => (
          <li key={item.key}>
            <PageLink to={`/settings/scorecards/${item.key}`}>{item.name[language]}</PageLink>{' '}
            <span className={classes.quiet}>{reasonOf(item, index)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
