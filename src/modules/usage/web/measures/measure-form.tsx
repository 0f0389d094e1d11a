import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  changeMeasure,
  createMeasure,
  type EventSet,
  listMeasures,
  type Measure,
  type MeasureDefinition,
  measureDefinitionSchema,
  measureKinds,
} from '../../contract.ts'
import classes from '../usage.module.css'
import { EventSetField } from './event-set-field.tsx'
import { MeasurePreview } from './measure-preview.tsx'

const emptySet: EventSet = { names: [], where: [] }
const refreshes = [listMeasures]

/** What is filled in so far; a definition once it is enough for one. */
function definitionOf(
  kind: MeasureDefinition['kind'],
  events: EventSet,
  over: EventSet,
  days: number | null,
): MeasureDefinition | undefined {
  return measureDefinitionSchema.safeParse({
    kind,
    events,
    ...(kind === 'ratio' && { over }),
    ...(kind !== 'last_seen' && { days }),
  }).data
}

/** A measure beside what it tells of today's customers. */
export function MeasureForm({ measure, onClose }: { measure: Measure | undefined; onClose: () => void }) {
  const { t } = useMessages('usage')
  const notice = useNotice()
  const before = measure?.definition
  const [nameJa, setNameJa] = useState(measure?.nameJa ?? '')
  const [nameEn, setNameEn] = useState(measure?.nameEn ?? '')
  const [kind, setKind] = useState<MeasureDefinition['kind']>(before?.kind ?? 'count')
  const [events, setEvents] = useState(before?.events ?? emptySet)
  const [over, setOver] = useState(before?.kind === 'ratio' ? before.over : emptySet)
  const [days, setDays] = useState<number | null>(before && before.kind !== 'last_seen' ? before.days : 28)
  const create = useEndpointMutation(createMeasure, { refreshes })
  const change = useEndpointMutation(changeMeasure, { refreshes })
  const definition = definitionOf(kind, events, over, days)
  const onSuccess = () => {
    notice.done(t('measures.saved'))
    onClose()
  }
  const save = () => {
    if (!definition) return
    // One name will do; who needs the other language can add it.
    const body = { nameJa: nameJa || nameEn, nameEn: nameEn || nameJa, definition }
    if (measure)
      change.mutate({ params: { id: measure.id }, body: { ...body, version: measure.version } }, { onSuccess })
    else create.mutate({ body }, { onSuccess })
  }
  return (
    <div className={classes.stack}>
      <Form
        onSubmit={save}
        onCancel={onClose}
        error={create.error ?? change.error}
        isPending={create.isPending || change.isPending}
        required={{ nameJa: nameJa || nameEn, 'definition.events.names': events.names.length === 0 ? '' : 'some' }}
      >
        <TextField
          path="nameJa"
          label={t('measures.nameJa')}
          required
          data-autofocus
          value={nameJa}
          onChange={setNameJa}
        />
        <TextField path="nameEn" label={t('measures.nameEn')} value={nameEn} onChange={setNameEn} />
        <ChoiceField
          path="definition.kind"
          label={t('measures.kind')}
          description={t(`measures.kindHints.${kind}`)}
          choices={measureKinds.map((value) => ({ value, label: t(`measures.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <EventSetField path="definition.events" label={t('measures.events')} set={events} onChange={setEvents} />
        {kind === 'ratio' && (
          <EventSetField path="definition.over" label={t('measures.over')} set={over} onChange={setOver} />
        )}
        {kind !== 'last_seen' && (
          <NumberField
            path="definition.days"
            label={t('measures.days')}
            unit={t('measures.daysUnit')}
            required
            value={days}
            onChange={setDays}
          />
        )}
      </Form>
      {definition && <MeasurePreview definition={definition} />}
    </div>
  )
}
