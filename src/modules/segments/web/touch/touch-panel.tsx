import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { overrideTouchModel, readAccountTouchModel } from '../../contract.ts'
import { touchModels } from '../../domain/touch-rules.ts'
import classes from './touch.module.css'

/** How a customer is looked after, what the rules say, and the choice against them with its reason. */
export function TouchPanel({ accountId }: { accountId: string }) {
  const { t, language } = useMessages('segments')
  const { instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const [isChoosing, setChoosing] = useState(false)
  const params = { id: accountId }
  const { data, error, refetch } = useEndpoint(readAccountTouchModel, { params }, { enabled: can('segments.read') })
  const change = useEndpointMutation(overrideTouchModel)
  if (!can('segments.read')) return null
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={2} />
  const { touchModel, override, proposed } = data
  const follow = () =>
    change.mutate(
      { params, body: { touchModel: null } },
      { onSuccess: () => notice.done(t('touch.follows')), onError: (thrown) => notice.failed(thrown) },
    )
  const isOther = proposed !== null && proposed.touchModel !== touchModel
  return (
    <Section title={t('touch.panel')} note={t('touch.now', { model: t(`touch.model.${touchModel ?? 'none'}`) })} framed>
      {override && (
        <p>
          {t('touch.chosen', { by: override.setBy, at: instant(override.setAt) })}
          <br />
          {override.reason}
        </p>
      )}
      {proposed && (
        <p className={classes.quiet}>
          {t(isOther ? 'touch.saysOther' : 'touch.saysSame', {
            model: t(`touch.model.${proposed.touchModel}`),
            rule: proposed.name[language],
          })}
        </p>
      )}
      {!proposed && <p className={classes.quiet}>{t('touch.saysNothing')}</p>}
      {can('segments.write') && !isChoosing && (
        <div className={classes.head}>
          <Button size="compact-sm" variant="default" onClick={() => setChoosing(true)}>
            {t('touch.choose')}
          </Button>
          {override && (
            <Button size="compact-sm" variant="subtle" loading={change.isPending} onClick={follow}>
              {t('touch.follow')}
            </Button>
          )}
        </div>
      )}
      {isChoosing && (
        <ChoiceForm accountId={accountId} initial={touchModel ?? 'high'} close={() => setChoosing(false)} />
      )}
    </Section>
  )
}

interface ChoiceFormProps {
  accountId: string
  initial: (typeof touchModels)[number]
  close: () => void
}

function ChoiceForm({ accountId, initial, close }: ChoiceFormProps) {
  const { t } = useMessages('segments')
  const notice = useNotice()
  const [touchModel, setTouchModel] = useState(initial)
  const [reason, setReason] = useState('')
  const change = useEndpointMutation(overrideTouchModel)
  return (
    <Form
      onSubmit={() =>
        change.mutate(
          { params: { id: accountId }, body: { touchModel, reason } },
          {
            onSuccess: () => {
              notice.done(t('touch.overridden'))
              close()
            },
          },
        )
      }
      error={change.error}
      isPending={change.isPending}
      required={{ reason: reason.trim() }}
      onCancel={close}
    >
      <ChoiceField
        path="touchModel"
        label={t('touch.column.model')}
        value={touchModel}
        choices={touchModels.map((model) => ({ value: model, label: t(`touch.model.${model}`) }))}
        onChange={setTouchModel}
      />
      <ReasonField value={reason} onChange={setReason} />
    </Form>
  )
}

function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('segments')
  return (
    <Textarea
      {...useField('reason')}
      label={t('touch.reason')}
      autosize
      maxLength={1_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
