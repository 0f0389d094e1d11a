import { PageLink } from '#platform/web/address/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { ScorecardEffect } from '../../contract.ts'
import classes from '../health.module.css'
import { Histogram } from '../portfolio/histogram.tsx'
import { levelOf, useHealthWords } from '../value-words.ts'

/** What a draft would change: how many customers change their band, the distribution before and after, and who most. */
export function EffectView({ effect }: { effect: ScorecardEffect }) {
  const { t } = useMessages('health')
  const words = useHealthWords()
  const moved = effect.moves.reduce((sum, { customers }) => sum + customers, 0)
  return (
    <Section title={t('effect.title')} note={t('effect.answer', { moved, customers: effect.customers })} framed>
      <ul className={classes.list}>
        {effect.moves.map((move) => (
          <li key={`${move.from}-${move.to}`} className={classes.mover}>
            <StatusMark level={levelOf[move.from]} label={t(`band.${move.from}`)} />
            <span>{t('editor.arrow')}</span>
            <StatusMark level={levelOf[move.to]} label={t(`band.${move.to}`)} />
            <span className={classes.figure}>{t('effect.customers', { count: move.customers })}</span>
          </li>
        ))}
      </ul>
      <div className={classes.columns}>
        <div>
          <h3 className={classes.sub}>{t('effect.distribution')}</h3>
          <Histogram counts={effect.after} before={effect.before} />
        </div>
        <div>
          <h3 className={classes.sub}>{t('effect.largest')}</h3>
          {effect.largest.length === 0 && <p className={classes.quiet}>{t('effect.none')}</p>}
          <ul className={classes.list}>
            {effect.largest.map((each) => (
              <li key={each.account.id}>
                <div className={classes.mover}>
                  <PageLink to={`/accounts/${each.account.id}/health`}>{each.account.name}</PageLink>
                  <span className={classes.figure}>
                    {t('effect.fromTo', { from: each.from ?? t('noScore'), to: each.to ?? t('noScore') })}
                  </span>
                  <StatusMark level={levelOf[each.toBand]} label={t(`band.${each.toBand}`)} />
                </div>
                <p className={classes.quiet}>{each.causes.map(words.cause).join(t('comma'))}</p>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  )
}
