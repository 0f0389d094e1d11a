import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { AccountHealth } from '../../contract.ts'
import classes from '../health.module.css'
import { levelOf, useHealthWords } from '../value-words.ts'

type Judged = NonNullable<AccountHealth['judged']>

/** The sentence that people came for: how it stands, since when it moved, and why. */
export function ScoreAnswer({ judged, change }: { judged: Judged; change: AccountHealth['change'] }) {
  const { t, language } = useMessages('health')
  const { date } = useFormats()
  const words = useHealthWords()
  const { score, band, nextBand, isReference, coverage, caps, raw, holds } = judged
  const moved = change === null || change.from === null || score === null ? null : score - change.from
  const main = change?.causes.slice(0, 3) ?? []
  return (
    <div className={classes.answer}>
      <p className={classes.score}>
        <StatusMark level={levelOf[band]} label={t(`band.${band}`)} filled />
        <b>{score ?? t('noScore')}</b>
        {score !== null && <small>{t('outOf')}</small>}
        {change && moved !== null && (
          <span>
            {t(moved === 0 ? 'unmovedSince' : 'movedSince', { on: date(change.since), points: words.signed(moved) })}
          </span>
        )}
      </p>
      {main.length > 0 && moved !== null && moved !== 0 && (
        <p className={classes.because}>{t('because', { causes: main.map(words.cause).join(t('comma')) })}</p>
      )}
      {nextBand && <p className={classes.quiet}>{t('bandWaits', { band: t(`band.${nextBand}`) })}</p>}
      {isReference && <p className={classes.quiet}>{t('reference', { coverage })}</p>}
      {caps.map((cap) => (
        <p key={cap.key} className={classes.overruled}>
          {t(cap.isDeciding ? 'capped' : 'capHolds', { name: cap.name[language], atMost: cap.atMost, raw: raw ?? 0 })}
        </p>
      ))}
      {holds.map((hold) => (
        <p key={hold.ja} className={classes.overruled}>
          {t('held', { name: hold[language] })}
        </p>
      ))}
    </div>
  )
}
