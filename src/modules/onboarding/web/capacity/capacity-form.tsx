import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField, useHeldVersion } from '#platform/web/form/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type Capacities, readCapacities, readLoad, saveCapacities } from '../../contract.ts'
import change from '../plan/change.module.css'

/** For those who keep the method: what a week can take, for everybody and for each. */
export function CapacityButton() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (!can('onboarding.manage_programs')) return null
  return (
    <>
      <Button size="compact-sm" onClick={() => setOpen(true)}>
        {t('capacity.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('capacity.open')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <CapacityForm close={close} />
      </Modal>
    </>
  )
}

function CapacityForm({ close }: { close: () => void }) {
  const { data, error, refetch } = useEndpoint(readCapacities, {})
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={4} />
  return <Fields capacities={data} close={close} />
}

const mostMinutes = 6000
const hoursOf = (minutes: number | null) => (minutes === null ? null : minutes / 60)
const minutesOf = (hours: number | null) => (hours === null ? null : Math.round(hours * 60))

function Fields({ capacities, close }: { capacities: Capacities; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending, error } = useEndpointMutation(saveCapacities, { refreshes: [readCapacities, readLoad] })
  const version = useHeldVersion(capacities.version, error)
  const [vendor, setVendor] = useState<number | null>(capacities.vendorMinutes)
  const [customer, setCustomer] = useState<number | null>(capacities.customerMinutes)
  const [own, setOwn] = useState(() => new Map(capacities.people.map(({ id, minutes }) => [id, minutes])))
  const isTooMuch = [vendor, customer, ...own.values()].some(
    (each) => each !== null && (each < 0 || each > mostMinutes),
  )
  const save = () => {
    if (vendor === null || customer === null || isTooMuch) return
    const people = [...own].flatMap(([id, minutes]) => (minutes === null ? [] : [{ id, minutes }]))
    const onSuccess = () => {
      notice.done(t('capacity.saved'))
      close()
    }
    mutate({ body: { version, vendorMinutes: vendor, customerMinutes: customer, people } }, { onSuccess })
  }
  return (
    <Form
      onSubmit={save}
      error={error}
      isPending={isPending}
      required={{ vendorMinutes: vendor, customerMinutes: customer }}
      submitLabel={t('platform:actions.save')}
      onCancel={close}
    >
      <p className={change.hint}>{t('capacity.hint')}</p>
      <div className={change.fields}>
        <NumberField
          path="vendorMinutes"
          label={t('capacity.vendor')}
          unit={t('capacity.unit')}
          value={hoursOf(vendor)}
          onChange={(hours) => setVendor(minutesOf(hours))}
          required
        />
        <NumberField
          path="customerMinutes"
          label={t('capacity.customer')}
          unit={t('capacity.unit')}
          value={hoursOf(customer)}
          onChange={(hours) => setCustomer(minutesOf(hours))}
          required
        />
      </div>
      <h3 className={change.subtitle}>{t('capacity.people')}</h3>
      <p className={change.hint}>{t('capacity.peopleHint')}</p>
      <div className={change.fields}>
        {capacities.people.map(({ id, name }) => (
          <NumberField
            key={id}
            path={`people.${id}`}
            label={name}
            unit={t('capacity.unit')}
            value={hoursOf(own.get(id) ?? null)}
            onChange={(hours) => setOwn(new Map(own).set(id, minutesOf(hours)))}
          />
        ))}
      </div>
      {isTooMuch && (
        <p role="alert" className={change.effect} data-level="watch">
          {t('capacity.tooMuch')}
        </p>
      )}
    </Form>
  )
}
