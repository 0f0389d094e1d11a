import { Checkbox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { LeaveGuard } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  changeHealthSettings,
  type HealthSettingsRecord,
  previewHealthSettings,
  readHealthSettings,
} from '../../contract.ts'
import { alertKinds } from '../../domain/alert.ts'
import { rollUpMethods } from '../../domain/roll-up/roll-up.ts'
import { type HealthSettings, settingsSchema } from '../../domain/settings.ts'
import classes from '../health.module.css'
import own from '../scorecards/editor/editor.module.css'
import { NumberOf } from '../scorecards/editor/fields.tsx'

/** When movements of health are told, and how groups of customers are rolled up. */
export function HealthSettingsPage() {
  const { t } = useMessages('health')
  const { data, error, refetch } = useEndpoint(readHealthSettings, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader
        title={t('watching.title')}
        answer={t('watching.answer')}
        parent={{ label: t('settings'), to: '/settings' }}
      />
      <Editing key={data.version} record={data} />
    </Page>
  )
}

function Editing({ record }: { record: HealthSettingsRecord }) {
  const { t } = useMessages('health')
  const can = usePermissions()
  const notice = useNotice()
  const [definition, setDefinition] = useState(record.definition)
  const change = useEndpointMutation(changeHealthSettings)
  const isLocked = !can('health.manage')
  const isSound = settingsSchema.safeParse(definition).success
  const isChanged = JSON.stringify(definition) !== JSON.stringify(record.definition)
  const fields = <Fields definition={definition} isLocked={isLocked} onChange={setDefinition} />
  if (isLocked) return fields
  return (
    <>
      <LeaveGuard isUnsaved={isChanged} />
      <Form
        submitLabel={t('watching.save')}
        error={change.error}
        isPending={change.isPending}
        onSubmit={() =>
          change.mutate(
            { body: { definition, version: record.version } },
            { onSuccess: () => notice.done(t('watching.saved')) },
          )
        }
      >
        {fields}
      </Form>
      {isSound && <Preview definition={definition} />}
    </>
  )
}

interface FieldsProps {
  definition: HealthSettings
  isLocked: boolean
  onChange: (definition: HealthSettings) => void
}

function Fields({ definition, isLocked, onChange }: FieldsProps) {
  const { t } = useMessages('health')
  const { alerts, rollUp } = definition
  const days = t('editor.days')
  const points = t('editor.points')
  const watch = (next: Partial<HealthSettings['alerts']>) => onChange({ ...definition, alerts: { ...alerts, ...next } })
  const join = (next: Partial<HealthSettings['rollUp']>) => onChange({ ...definition, rollUp: { ...rollUp, ...next } })
  return (
    <>
      <Section title={t('watching.alerts')} note={t('watching.alertsNote')} framed>
        <Checkbox.Group
          label={t('watching.kinds')}
          value={[...alerts.kinds]}
          onChange={(wanted) => watch({ kinds: alertKinds.filter((kind) => wanted.includes(kind)) })}
        >
          <div className={own.checks}>
            {alertKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={t(`watching.kind.${kind}`)} disabled={isLocked} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={own.measureFields}>
          <NumberOf
            path="definition.alerts.drop.points"
            label={t('watching.dropPoints')}
            unit={points}
            min={1}
            max={100}
            isLocked={isLocked}
            value={alerts.drop.points}
            onChange={(value) => watch({ drop: { ...alerts.drop, points: value } })}
          />
          <NumberOf
            path="definition.alerts.drop.days"
            label={t('watching.dropDays')}
            unit={days}
            min={1}
            max={90}
            isLocked={isLocked}
            value={alerts.drop.days}
            onChange={(value) => watch({ drop: { ...alerts.drop, days: value } })}
          />
          <NumberOf
            path="definition.alerts.silenceDays"
            label={t('watching.silenceDays')}
            unit={days}
            min={1}
            max={365}
            isLocked={isLocked}
            value={alerts.silenceDays}
            onChange={(silenceDays) => watch({ silenceDays })}
          />
          <NumberOf
            path="definition.alerts.seatShare"
            label={t('watching.seatShare')}
            unit={t('editor.percent')}
            min={1}
            max={100}
            isLocked={isLocked}
            value={alerts.seatShare}
            onChange={(seatShare) => watch({ seatShare })}
          />
          <NumberOf
            path="definition.alerts.quietDays.movement"
            label={t('watching.quietMovement')}
            unit={days}
            min={0}
            max={365}
            isLocked={isLocked}
            value={alerts.quietDays.movement}
            onChange={(movement) => watch({ quietDays: { ...alerts.quietDays, movement } })}
          />
          <NumberOf
            path="definition.alerts.quietDays.state"
            label={t('watching.quietState')}
            unit={days}
            min={0}
            max={365}
            isLocked={isLocked}
            value={alerts.quietDays.state}
            onChange={(state) => watch({ quietDays: { ...alerts.quietDays, state } })}
          />
        </div>
      </Section>
      <Section title={t('watching.groups')} note={t('watching.groupsNote')} framed>
        <div className={own.measureFields}>
          <ChoiceField
            className={own.wide ?? ''}
            path="definition.rollUp.method"
            label={t('watching.method')}
            description={t(`rollUp.methodHint.${rollUp.method}`)}
            disabled={isLocked}
            value={rollUp.method}
            choices={rollUpMethods.map((value) => ({ value, label: t(`rollUp.method.${value}`) }))}
            onChange={(method) => join({ method })}
          />
          <NumberOf
            path="definition.rollUp.good"
            label={t('editor.goodFrom')}
            unit={points}
            min={2}
            max={100}
            isLocked={isLocked}
            value={rollUp.good}
            onChange={(good) => join({ good })}
          />
          <NumberOf
            path="definition.rollUp.watch"
            label={t('editor.watchFrom')}
            unit={points}
            min={1}
            max={99}
            isLocked={isLocked}
            value={rollUp.watch}
            onChange={(value) => join({ watch: value })}
          />
        </div>
      </Section>
    </>
  )
}

/** How often these limits would have told of something. */
function Preview({ definition }: { definition: HealthSettings }) {
  const { t } = useMessages('health')
  const { date } = useFormats()
  const [settled] = useDebouncedValue(definition, 600)
  const { data, error, refetch, isFetching } = useEndpoint(
    previewHealthSettings,
    { body: { definition: settled } },
    { keepsPrevious: true },
  )
  const note = data ? t('watching.previewNote', { from: date(data.from), to: date(data.to) }) : undefined
  return (
    <Section title={t('watching.preview')} note={note} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data && data.kinds.length === 0 && <p className={classes.quiet}>{t('watching.previewNone')}</p>}
      {data && (
        <ul className={classes.list} aria-live="polite" aria-busy={isFetching}>
          {data.kinds.map(({ kind, times, customers }) => (
            <li key={kind}>
              {times === null
                ? t('watching.unknownPast', { kind: t(`watching.kind.${kind}`) })
                : t('watching.times', { kind: t(`watching.kind.${kind}`), times, customers })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
