import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type ProjectPage, readValueStatement, type ValueItem } from '../../contract.ts'
import { UnitValueForm } from './unit-value-form.tsx'
import classes from './value.module.css'

/** What the confirmed outcome is worth in money, each amount with all that it is made of. */
export function MoneySection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { money } = useFormats()
  const can = usePermissions()
  const [editedId, setEditedId] = useState<string>()
  const { data } = useEndpoint(readValueStatement, { params: { id: project.id } })
  if (!data || data.items.length === 0) return null
  const edited = data.items.find(({ goalId }) => goalId === editedId)
  const close = () => setEditedId(undefined)
  return (
    <Section title={t('money.title')} note={t('money.note')} framed>
      {data.totals.map(({ currency, yearlyMinor, onceMinor }) => (
        <p key={currency} className={classes.total}>
          {yearlyMinor !== 0 && (
            <span>
              {money({ amountMinor: yearlyMinor, currency })} <small>{t('money.yearly')}</small>
            </span>
          )}
          {onceMinor !== 0 && (
            <span>
              {money({ amountMinor: onceMinor, currency })} <small>{t('money.once')}</small>
            </span>
          )}
        </p>
      ))}
      <ul className={classes.items}>
        {data.items.map((item) => (
          <Item
            key={item.goalId}
            item={item}
            onEdit={can('onboarding.write') ? () => setEditedId(item.goalId) : undefined}
          />
        ))}
      </ul>
      <Modal
        opened={edited !== undefined}
        onClose={close}
        title={t('money.edit')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {edited && <UnitValueForm project={project} item={edited} close={close} />}
      </Modal>
    </Section>
  )
}

function Item({ item, onEdit }: { item: ValueItem; onEdit: (() => void) | undefined }) {
  const { t } = useMessages('onboarding')
  const { money } = useFormats()
  const { confirmed, unitValue } = item
  const name = item.name || t('goals.untitled')
  return (
    <li>
      <span className={classes.name}>{name}</span>
      <span className={classes.amount}>
        {confirmed && unitValue ? (
          t(confirmed.isYearly ? 'money.amountYearly' : 'money.amountOnce', {
            amount: money({ amountMinor: confirmed.amountMinor, currency: unitValue.currency }),
          })
        ) : (
          <Tag>{t(`money.state.${item.state}`)}</Tag>
        )}
      </span>
      <Formula item={item} />
      {onEdit && (
        <span className={classes.actions}>
          <Button size="compact-xs" onClick={onEdit} aria-label={t('money.editOf', { name })}>
            {t(unitValue ? 'money.change' : 'money.set')}
          </Button>
        </span>
      )}
    </li>
  )
}

function Formula({ item }: { item: ValueItem }) {
  const { t } = useMessages('onboarding')
  const { money, number, date } = useFormats()
  const { confirmed, unitValue, unit, baseline, direction } = item
  if (!unitValue) return <p className={classes.quiet}>{t('money.hint')}</p>
  const perUnit = money({ amountMinor: unitValue.amountMinor, currency: unitValue.currency })
  const worth = t('money.worth', { unit: unit || t('money.oneUnit'), amount: perUnit })
  const source = t('money.source', {
    worth: t(`money.per.${unitValue.period}`, { worth }),
    source: unitValue.source,
    shared: t(unitValue.isShared ? 'money.shared' : 'money.unshared'),
  })
  if (!confirmed || baseline === null) return <p className={classes.quiet}>{source}</p>
  const figures = {
    from: number(direction === 'up' ? confirmed.measured : baseline),
    to: number(direction === 'up' ? baseline : confirmed.measured),
  }
  return (
    <>
      <p className={classes.formula}>
        {t(`money.formula.${unitValue.period}`, {
          ...figures,
          unit,
          amount: perUnit,
          times: confirmed.timesInYear,
          total: money({ amountMinor: confirmed.amountMinor, currency: unitValue.currency }),
        })}
      </p>
      <p className={classes.quiet}>
        {t('money.confirmed', {
          measuredOn: date(confirmed.measuredOn),
          name: confirmed.confirmedBy,
          confirmedOn: date(confirmed.confirmedOn),
        })}
      </p>
      <p className={classes.quiet}>{source}</p>
    </>
  )
}
