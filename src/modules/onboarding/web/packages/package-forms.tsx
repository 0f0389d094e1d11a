import { Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  addPackage,
  type Booking,
  bookHours,
  listPackages,
  listSales,
  type Package,
  type Sale,
  sellPackage,
  strikeHours,
} from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'
import { bodyOf, draftOf, PackageFields, requiredOf } from './catalogue/package-fields.tsx'

type SaleFormProps = ProjectFormProps & { sale: Sale }
const another = 'another'

/** A package of the workspace, or a new one, sold to the project. */
export function SellForm({ project, close }: ProjectFormProps) {
  const { data } = useEndpoint(listPackages, {})
  if (!data) return <ListSkeleton rows={2} />
  return <SellFields project={project} close={close} packages={data.items.filter(({ isRetired }) => !isRetired)} />
}

function SellFields({ project, close, packages }: ProjectFormProps & { packages: readonly Package[] }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const can = usePermissions()
  const [clientId] = useState(newId)
  const mayDefine = can('onboarding.manage_programs')
  const [packageId, setPackageId] = useState(packages[0]?.id ?? another)
  const [soldOn, setSoldOn] = useState<string | null>(today())
  const [draft, setDraft] = useState(() => draftOf())
  const making = useEndpointMutation(addPackage, { refreshes: [listPackages] })
  const selling = useEndpointMutation(sellPackage, { refreshes: [listSales, listPackages] })
  if (packages.length === 0 && !mayDefine) return <p className={classes.small}>{t('packages.askForOne')}</p>
  const sell = (chosenId: string) => {
    if (soldOn === null) return
    const body = { clientId, packageId: chosenId, soldOn }
    selling.mutate({ params: { id: project.id }, body }, { onSuccess: close })
  }
  const isNew = packageId === another
  const save = () => {
    if (!isNew) return sell(packageId)
    const body = bodyOf(draft)
    if (body) making.mutate({ body: { clientId, ...body } }, { onSuccess: ({ id }) => sell(id) })
  }
  return (
    <Form
      onSubmit={save}
      error={making.error ?? selling.error}
      isPending={making.isPending || selling.isPending}
      onCancel={close}
      required={{ soldOn, ...(isNew && requiredOf(draft)) }}
    >
      <ChoiceField
        path="packageId"
        label={t('packages.package')}
        value={packageId}
        choices={[
          ...packages.map(({ id, name }) => ({ value: id, label: name })),
          ...(mayDefine ? [{ value: another, label: t('packages.newPackage') }] : []),
        ]}
        onChange={setPackageId}
      />
      {isNew && <PackageFields draft={draft} onChange={setDraft} />}
      <DateField path="soldOn" label={t('packages.soldOn')} value={soldOn} onChange={setSoldOn} />
    </Form>
  )
}

const noTask = 'none'

/** Who worked how long, on what. */
export function BookForm({ project, sale, close }: SaleFormProps) {
  const { t, language } = useMessages('onboarding')
  const { today } = useFormats()
  const [clientId] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [by, setBy] = useState(project.people.find(({ kind }) => kind === 'user')?.name ?? '')
  const [what, setWhat] = useState('')
  const [minutes, setMinutes] = useState<number | null>(60)
  const [isBillable, setBillable] = useState(true)
  const [taskId, setTaskId] = useState(noTask)
  const { mutate, isPending, error } = useEndpointMutation(bookHours, { refreshes: [listSales] })
  const save = () => {
    if (on === null || minutes === null) return
    const body = { clientId, on, by, what, minutes, isBillable, taskId: taskId === noTask ? null : taskId }
    mutate({ params: { id: project.id, packageSaleId: sale.id }, body }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ on, by, what, minutes }}>
      <div className={classes.fields}>
        <DateField path="on" label={t('packages.on')} value={on} onChange={setOn} />
        <TextField path="by" label={t('packages.by')} value={by} onChange={setBy} />
        <NumberField path="minutes" label={t('meetings.minutesLabel')} value={minutes} onChange={setMinutes} />
      </div>
      <TextArea path="what" label={t('packages.what')} value={what} onChange={setWhat} />
      <ChoiceField
        path="taskId"
        label={t('packages.task')}
        value={taskId}
        choices={[
          { value: noTask, label: t('packages.noTask') },
          ...project.tasks.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
        onChange={setTaskId}
      />
      <Switch
        label={t('packages.billable')}
        checked={isBillable}
        onChange={(event) => setBillable(event.currentTarget.checked)}
      />
    </Form>
  )
}

export function StrikeForm({ project, sale, booking, close }: SaleFormProps & { booking: Booking }) {
  const { t } = useMessages('onboarding')
  const [because, setBecause] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(strikeHours, { refreshes: [listSales] })
  const params = { id: project.id, packageSaleId: sale.id, packageHoursId: booking.id }
  const save = () => mutate({ params, body: { because } }, { onSuccess: close })
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ because }}>
      <TextArea path="because" label={t('packages.because')} value={because} onChange={setBecause} />
    </Form>
  )
}
