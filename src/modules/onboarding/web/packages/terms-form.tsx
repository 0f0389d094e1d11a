import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField, useHeldVersion } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { changeSale, listSales, type Sale } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'
import { majorOf, minorOf } from './catalogue/package-fields.tsx'
import { useHours } from './hours.ts'

/** Hours and price agreed anew, with the reason. */
export function TermsForm({ project, sale, close }: ProjectFormProps & { sale: Sale }) {
  const { t } = useMessages('onboarding')
  const [hours, setHours] = useState<number | null>(sale.use.included / 60)
  const [price, setPrice] = useState<number | null>(majorOf(sale.priceMinor, sale.currency))
  const [because, setBecause] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(changeSale, { refreshes: [listSales] })
  const version = useHeldVersion(sale.version, error)
  const save = () => {
    if (hours === null || price === null) return
    const body = {
      version,
      includedMinutes: Math.round(hours * 60),
      priceMinor: minorOf(price, sale.currency),
      because,
    }
    mutate({ params: { id: project.id, packageSaleId: sale.id }, body }, { onSuccess: close })
  }
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      onCancel={close}
      required={{ includedMinutes: hours, priceMinor: price, because }}
    >
      {sale.isShared && <p className={classes.small}>{t('packages.termsShared')}</p>}
      <div className={classes.fields}>
        <NumberField path="includedMinutes" label={t('packages.hours')} value={hours} onChange={setHours} />
        <NumberField
          path="priceMinor"
          label={t('packages.priceIn', { currency: sale.currency })}
          value={price}
          onChange={setPrice}
        />
      </div>
      <TextArea path="because" label={t('packages.termsBecause')} value={because} onChange={setBecause} />
    </Form>
  )
}

/** What was agreed anew, latest first. */
export function TermChanges({ sale }: { sale: Sale }) {
  const { t } = useMessages('onboarding')
  const { instant, money } = useFormats()
  const hours = useHours()
  const price = (amountMinor: number) => money({ amountMinor, currency: sale.currency })
  if (sale.changes.length === 0) return null
  return (
    <details>
      <summary className={classes.small}>{t('packages.changes', { count: sale.changes.length })}</summary>
      <ul className={classes.history}>
        {sale.changes.map(({ at, by, because, minutesBefore, minutesAfter, priceBefore, priceAfter }) => (
          <li key={at}>
            {minutesBefore !== minutesAfter &&
              t('packages.change', { before: hours(minutesBefore), after: hours(minutesAfter) })}{' '}
            {priceBefore !== priceAfter &&
              t('packages.change', { before: price(priceBefore), after: price(priceAfter) })}{' '}
            {because} <span className={classes.small}>{t('packages.catalogue.by', { name: by, at: instant(at) })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
