import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import type { AccountHealth, HealthPart } from '../../contract.ts'
import classes from '../health.module.css'
import { useHealthWords } from '../value-words.ts'

type Judged = NonNullable<AccountHealth['judged']>

/** Every measure with what is known and the points it won and missed; groups with their sums. */
export function PartsTable({ groups }: { groups: Judged['groups'] }) {
  const { t, language } = useMessages('health')
  const { number } = useFormats()
  return (
    <ScrollRegion className={classes.scroller} label={t('parts.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('parts.measure')}</th>
            <th scope="col">{t('parts.value')}</th>
            <th scope="col">{t('parts.share')}</th>
            <th scope="col" className={classes.end}>
              {t('parts.points')}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            <tr className={classes.group}>
              <th colSpan={3} scope="rowgroup">
                {group.name[language]}
              </th>
              <td className={classes.end}>
                {t('parts.ofMax', { won: number(group.won, 1), max: number(group.max, 1) })}
              </td>
            </tr>
            {group.parts.map((part) => (
              <PartRow key={part.key} part={part} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  )
}

function PartRow({ part }: { part: HealthPart }) {
  const { t, language } = useMessages('health')
  const { number } = useFormats()
  const words = useHealthWords()
  const { name, state, isConnected, value, max, won, weight } = part
  const share = max === 0 ? 0 : won / max
  const stateKey = state === 'left_out' && !isConnected ? 'not_connected' : state
  return (
    <tr>
      <th scope="row">{name[language]}</th>
      <td>
        {value === null ? <span className={classes.quiet}>{t(`state.${stateKey}`)}</span> : words.value(value)}
        {state === 'fading' && <span className={classes.quiet}>{t('state.fading')}</span>}
      </td>
      <td className={classes.bar}>
        {max > 0 && (
          <ProgressBar
            label={name[language]}
            percent={share * 100}
            level={share >= 0.8 ? 'good' : share >= 0.5 ? 'watch' : 'risk'}
            bare
          />
        )}
      </td>
      <td className={classes.end}>
        {max > 0
          ? t('parts.ofMax', { won: number(won, 1), max: number(max, 1) })
          : t('parts.weight', { weight: number(weight) })}
      </td>
    </tr>
  )
}
