import { Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeProject } from '../../contract.ts'
import { useProjectAddress } from './address.ts'
import type { ProjectFormProps } from './form-props.ts'
import classes from './project.module.css'

/** Who leads the project, the agreed value date and whether reminders go out. */
export function SettingsForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [, change] = useProjectAddress()
  const [ownerId, setOwnerId] = useState(project.owner?.id ?? null)
  const [valueOn, setValueOn] = useState<string | null>(project.valueOn)
  const [sendsReminders, setSendsReminders] = useState(project.sendsReminders)
  const { mutate, isPending, error } = useEndpointMutation(changeProject)
  const version = useHeldVersion(project.version, error)
  const isDateChanged = valueOn !== null && valueOn !== project.valueOn
  const members = project.people
    .filter((each) => each.kind === 'user')
    .map(({ id, name }) => ({ value: id, label: name }))
  const save = () =>
    mutate(
      {
        params: { id: project.id },
        body: { version, ownerId, sendsReminders, ...(valueOn === null ? {} : { valueOn }) },
      },
      {
        onSuccess: () => {
          notice.done(t('project.saved'))
          // The agreed date alone moves no work: what it asks of the plan is shown next.
          if (isDateChanged && valueOn !== project.forecastValueOn) change({ dialog: 'value_date' })
          else close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <OwnerSelect members={members} value={ownerId} onChange={setOwnerId} />
      <DateField
        path="valueOn"
        label={t('settings.valueOn')}
        description={t('settings.valueOnHint')}
        value={valueOn}
        onChange={setValueOn}
      />
      <Switch
        label={t('settings.reminders')}
        description={t('settings.remindersHint')}
        checked={sendsReminders}
        onChange={(event) => setSendsReminders(event.currentTarget.checked)}
      />
      <p className={classes.note}>{t('settings.note')}</p>
    </Form>
  )
}

interface OwnerSelectProps {
  members: { value: string; label: string }[]
  value: string | null
  onChange: (id: string | null) => void
}

/** Below a form: who leads a project. */
export function OwnerSelect({ members, value, onChange }: OwnerSelectProps) {
  const { t } = useMessages('onboarding')
  return (
    <Select
      {...useField('ownerId')}
      label={t('settings.owner')}
      placeholder={t('settings.noOwner')}
      data={members}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  )
}
