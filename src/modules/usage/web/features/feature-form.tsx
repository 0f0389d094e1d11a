import { Button, Checkbox, MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  changeFeature,
  createFeature,
  deleteFeature,
  type Feature,
  listFeatures,
  listSuggestedEvents,
  searchEventNames,
} from '../../contract.ts'
import classes from '../usage.module.css'

const refreshes = [listFeatures, listSuggestedEvents]

/** A feature: what it is called, which events mean its use, and what it stands for. */
export function FeatureForm({ feature, onClose }: { feature: Partial<Feature>; onClose: () => void }) {
  const { t } = useMessages('usage')
  const notice = useNotice()
  const { featureNo, version } = feature
  const [name, setName] = useState(feature.name ?? '')
  const [isKey, setKey] = useState(feature.isKey ?? true)
  const [isAdmin, setAdmin] = useState(feature.isAdmin ?? false)
  const [events, setEvents] = useState(feature.events ?? [])
  const create = useEndpointMutation(createFeature, { refreshes })
  const change = useEndpointMutation(changeFeature, { refreshes })
  const remove = useEndpointMutation(deleteFeature, { refreshes })
  const body = { name, isKey, isAdmin, eventKeys: events.map(({ key }) => key) }
  const onSuccess = () => {
    notice.done(t('features.saved'))
    onClose()
  }
  const save = () =>
    featureNo === undefined || version === undefined
      ? create.mutate({ body }, { onSuccess })
      : change.mutate({ params: { featureNo }, body: { ...body, version } }, { onSuccess })
  return (
    <Form
      onSubmit={save}
      onCancel={onClose}
      error={create.error ?? change.error ?? remove.error}
      isPending={create.isPending || change.isPending}
      required={{ name, eventKeys: events.length === 0 ? '' : 'some' }}
    >
      <TextField path="name" label={t('features.name')} required data-autofocus value={name} onChange={setName} />
      <EventsField events={events} onChange={setEvents} />
      <Checkbox
        label={t('features.key')}
        description={t('features.keyHint')}
        checked={isKey}
        onChange={(event) => setKey(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('features.admin')}
        description={t('features.adminHint')}
        checked={isAdmin}
        onChange={(event) => setAdmin(event.currentTarget.checked)}
      />
      <p className={classes.quiet}>{t('features.recountHint')}</p>
      {featureNo !== undefined && (
        <div>
          <Button
            variant="subtle"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { featureNo } }, { onSuccess })}
          >
            {t('features.remove')}
          </Button>
        </div>
      )}
    </Form>
  )
}

interface EventsFieldProps {
  events: Feature['events']
  onChange: (events: Feature['events']) => void
}

function EventsField({ events, onChange }: EventsFieldProps) {
  const { t } = useMessages('usage')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const found = useEndpoint(searchEventNames, { query: { q: words } }, { keepsPrevious: true })
  const names = new Map([...events, ...(found.data?.items ?? [])].map(({ key, name }) => [key, name]))
  return (
    <MultiSelect
      {...useField('eventKeys')}
      label={t('features.events')}
      description={t('features.eventsHint')}
      data={[...names].map(([value, label]) => ({ value, label }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={events.map(({ key }) => key)}
      onChange={(keys) => onChange(keys.flatMap((key) => ({ key, name: names.get(key) ?? key })))}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('features.noEvent')}
      searchable
      required
    />
  )
}
