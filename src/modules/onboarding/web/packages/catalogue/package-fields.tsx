import { minorUnitDigits, moneyFromMajor } from '#platform/kernel/money.ts'
import { NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Package } from '../../../contract.ts'
import { TextArea } from '../../advice/advice-dialog.tsx'
import classes from '../../waiting/matters.module.css'

interface PackageDraft {
  name: string
  currency: string
  /** In the currency's main unit, as it is typed. */
  price: number | null
  hours: number | null
  /** One a line. */
  contents: string
}

/** What the fields show of a package, or of a new one. */
export function draftOf(sold?: Package): PackageDraft {
  if (!sold) return { name: '', currency: 'JPY', price: null, hours: 10, contents: '' }
  const { name, currency, priceMinor, includedMinutes, contents } = sold
  return {
    name,
    currency,
    price: majorOf(priceMinor, currency),
    hours: includedMinutes / 60,
    contents: contents.join('\n'),
  }
}

export const majorOf = (minor: number, currency: string) => minor / 10 ** minorUnitDigits(currency)

// What is no currency the server refuses, at its field.
const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text)

export const minorOf = (price: number, currency: string) =>
  isCurrency(currency) ? moneyFromMajor(price, currency).amountMinor : Math.round(price)

/** What is sent; undefined while something is missing. */
export function bodyOf({ name, currency, price, hours, contents }: PackageDraft) {
  if (price === null || hours === null) return undefined
  return {
    name,
    currency,
    priceMinor: minorOf(price, currency),
    includedMinutes: Math.round(hours * 60),
    contents: contents.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])),
  }
}

export const requiredOf = ({ name, currency, price, hours }: PackageDraft) => ({
  name,
  currency,
  priceMinor: price,
  includedMinutes: hours,
})

interface PackageFieldsProps {
  draft: PackageDraft
  onChange: (draft: PackageDraft) => void
}

export function PackageFields({ draft, onChange }: PackageFieldsProps) {
  const { t } = useMessages('onboarding')
  return (
    <>
      <TextField
        path="name"
        label={t('packages.name')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <div className={classes.fields}>
        <NumberField
          path="priceMinor"
          label={t('packages.price')}
          value={draft.price}
          onChange={(price) => onChange({ ...draft, price })}
        />
        <TextField
          path="currency"
          label={t('packages.currency')}
          value={draft.currency}
          onChange={(currency) => onChange({ ...draft, currency: currency.normalize('NFKC').toUpperCase() })}
        />
        <NumberField
          path="includedMinutes"
          label={t('packages.hours')}
          value={draft.hours}
          onChange={(hours) => onChange({ ...draft, hours })}
        />
      </div>
      <TextArea
        path="contents"
        label={t('packages.contents')}
        value={draft.contents}
        onChange={(contents) => onChange({ ...draft, contents })}
      />
    </>
  )
}
