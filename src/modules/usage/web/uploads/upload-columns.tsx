import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { TextField } from '#platform/web/form/index.ts'
import { ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  changeUpload,
  type EventUploadDetails,
  listUploadRows,
  readUpload,
  type ShownUploadColumn,
  uploadDateOrders,
  uploadRoles,
} from '../../contract.ts'
import usage from '../usage.module.css'
import classes from './uploads.module.css'

const leftOut = '-'

/** How the file is read and what each column says of an event; the dry run follows. */
export function UploadColumns({ item }: { item: EventUploadDetails }) {
  const { t } = useMessages('usage')
  const [columns, setColumns] = useState<readonly ShownUploadColumn[]>(item.columns)
  const [eventName, setEventName] = useState(item.eventName ?? '')
  const { mutate, isPending, error } = useEndpointMutation(changeUpload, { refreshes: [readUpload, listUploadRows] })
  const params = { id: item.id }
  const { encoding, candidates } = item.reading
  const taken = new Set(columns.flatMap(({ role }) => (role === null || role === 'property' ? [] : [role])))
  return (
    <Section title={t('uploads.columns')} note={t('uploads.columnsNote')} framed>
      <div className={usage.stack}>
        <div className={classes.row}>
          {!taken.has('event') && (
            <TextField
              path="eventName"
              label={t('uploads.eventName')}
              description={t('uploads.eventNameHint')}
              value={eventName}
              onChange={setEventName}
            />
          )}
          {candidates.length > 1 && (
            <Select
              label={t('uploads.encoding')}
              data={candidates}
              value={encoding}
              allowDeselect={false}
              onChange={(value) => {
                const chosen = candidates.find((one) => one === value)
                if (chosen) mutate({ params, body: { version: item.version, reading: { encoding: chosen } } })
              }}
            />
          )}
        </div>
        <ul className={classes.items}>
          {columns.map((column) => (
            <ColumnItem
              key={column.column}
              column={column}
              taken={taken}
              onChange={(next) => setColumns(columns.map((one) => (one.column === next.column ? next : one)))}
            />
          ))}
        </ul>
        {error && <ProblemState thrown={error} />}
        <Button
          loading={isPending}
          onClick={() =>
            mutate({
              params,
              body: {
                version: item.version,
                eventName: taken.has('event') ? null : eventName,
                columns: columns.map(({ column, role, dateOrder }) => ({ column, role, dateOrder })),
              },
            })
          }
        >
          {t('uploads.judge')}
        </Button>
      </div>
    </Section>
  )
}

interface ColumnItemProps {
  column: ShownUploadColumn
  /** Roles that some column has already. */
  taken: ReadonlySet<string>
  onChange: (column: ShownUploadColumn) => void
}

function ColumnItem({ column, taken, onChange }: ColumnItemProps) {
  const { t } = useMessages('usage')
  const { header, role, samples, dateOrder } = column
  return (
    <li className={classes.item}>
      <span className={classes.name}>{header}</span>
      <p className={usage.quiet}>{samples.join(t('comma'))}</p>
      <div className={classes.row}>
        <Select
          aria-label={t('uploads.roleOf', { column: header })}
          value={role ?? leftOut}
          allowDeselect={false}
          onChange={(value) => onChange({ ...column, role: uploadRoles.find((one) => one === value) ?? null })}
          data={[
            ...uploadRoles.map((value) => ({
              value,
              label: t(`uploads.roles.${value}`),
              disabled: value !== role && taken.has(value),
            })),
            { value: leftOut, label: t('uploads.leaveOut') },
          ]}
        />
        {role === 'time' && (
          <Select
            aria-label={t('uploads.dateOrderOf', { column: header })}
            value={dateOrder ?? 'ymd'}
            allowDeselect={false}
            onChange={(value) =>
              onChange({ ...column, dateOrder: uploadDateOrders.find((one) => one === value) ?? null })
            }
            data={uploadDateOrders.map((value) => ({ value, label: t(`uploads.dateOrders.${value}`) }))}
          />
        )}
      </div>
    </li>
  )
}
