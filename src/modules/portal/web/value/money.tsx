import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalProjectView } from '../../contract.ts'
import classes from '../home/home.module.css'

type Value = NonNullable<PortalProjectView['value']>

/** What the customer's own confirmed figures are worth in money, with the formula and where the unit amount is from. */
export function Money({ value }: { value: PortalProjectView['value'] }) {
  const { t } = useMessages('portal')
  const { money } = useFormats()
  if (value === null) return null
  return (
    <Section title={t('money.title')} note={t('money.note')}>
      {value.totals.map(({ currency, yearlyMinor, onceMinor }) => (
        <p key={currency} className={classes.amount}>
          {yearlyMinor !== 0 && (
            <span>{t('money.yearly', { amount: money({ amountMinor: yearlyMinor, currency }) })}</span>
          )}
          {onceMinor !== 0 && <span>{t('money.once', { amount: money({ amountMinor: onceMinor, currency }) })}</span>}
        </p>
      ))}
      <ul className={classes.cards}>
        {value.items.map((item) => (
          <li key={item.name} className={classes.card}>
            <Item item={item} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Item({ item }: { item: Value['items'][number] }) {
  const { t } = useMessages('portal')
  const { money, number, date } = useFormats()
  const figure = (value: number) => `${number(value)}${item.unit}`
  const amount = (amountMinor: number) => money({ amountMinor, currency: item.currency })
  return (
    <>
      <div className={classes.cardHead}>
        <h3>{item.name}</h3>
        <b>{amount(item.amountMinor)}</b>
      </div>
      <p className={classes.quiet}>{t('money.figures', { from: figure(item.baseline), to: figure(item.measured) })}</p>
      <p className={classes.quiet}>
        {t(`money.formula.${item.period}`, {
          improvement: figure(item.improvement),
          unit: amount(item.unitMinor),
          times: item.timesInYear,
          total: amount(item.amountMinor),
        })}
      </p>
      <p className={classes.quiet}>{t('money.source', { source: item.source })}</p>
      <p className={classes.quiet}>
        {t('money.confirmed', { name: item.confirmedBy, date: date(item.confirmedOn), on: date(item.measuredOn) })}
      </p>
    </>
  )
}
