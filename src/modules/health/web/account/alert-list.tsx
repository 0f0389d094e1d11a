import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { ChoiceField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { acknowledgeHealthAlert, type HealthAlert, listHealthAlerts, resolveHealthAlert } from '../../contract.ts'
import { alertOutcomes } from '../../domain/alert.ts'
import classes from '../health.module.css'
import { SnoozeMenu } from './snooze-menu.tsx'

/** Movements that nobody has settled, of all customers or of one: taken by somebody, settled with what came of it. */
export function AlertList({ accountId }: { accountId?: string }) {
  const { t } = useMessages('health')
  const [resolving, setResolving] = useState<HealthAlert>()
  const { rows, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useEndpointPages(
    listHealthAlerts,
    {
      query: accountId === undefined ? {} : { accountId },
    },
  )
  // On a customer's page there is nothing to say where nothing moved.
  if (accountId !== undefined && rows.length === 0) return null
  return (
    <Section title={t('alert.title')} framed>
      {error && rows.length === 0 && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && !error && <ListSkeleton rows={3} />}
      {!isPending && !error && rows.length === 0 && <p className={classes.quiet}>{t('alert.none')}</p>}
      <ul className={classes.alerts} data-named={accountId === undefined || undefined}>
        {rows.map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            isNamed={accountId === undefined}
            onResolve={() => setResolving(alert)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => fetchNextPage()}>
          {t('alert.more')}
        </Button>
      )}
      <Modal
        opened={resolving !== undefined}
        onClose={() => setResolving(undefined)}
        title={t('alert.resolveTitle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {resolving && <ResolveForm alert={resolving} close={() => setResolving(undefined)} />}
      </Modal>
    </Section>
  )
}

interface AlertItemProps {
  alert: HealthAlert
  isNamed: boolean
  onResolve: () => void
}

function AlertItem({ alert, isNamed, onResolve }: AlertItemProps) {
  const { t } = useMessages('health')
  const { instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const acknowledge = useEndpointMutation(acknowledgeHealthAlert)
  const { id, account, kind, params, openedAt, acknowledged } = alert
  return (
    <li>
      {isNamed && <PageLink to={`/accounts/${account.id}/health`}>{account.name}</PageLink>}
      <span>{t(`alert.${kind}`, { days: 7, ...params })}</span>
      <span className={classes.quiet}>
        {acknowledged
          ? t('alert.acknowledgedBy', { by: acknowledged.by, at: instant(acknowledged.at) })
          : instant(openedAt)}
      </span>
      {can('health.judge') && (
        <span className={classes.note}>
          {!acknowledged && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('alert.acknowledgeOf', { name: account.name })}
              loading={acknowledge.isPending}
              onClick={() =>
                acknowledge.mutate(
                  { params: { alertId: id } },
                  {
                    onSuccess: () => notice.done(t('alert.acknowledged')),
                    onError: (thrown) => notice.failed(thrown),
                  },
                )
              }
            >
              {t('alert.acknowledge')}
            </Button>
          )}
          <SnoozeMenu alert={alert} />
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('alert.resolveOf', { name: account.name })}
            onClick={onResolve}
          >
            {t('alert.resolve')}
          </Button>
        </span>
      )}
    </li>
  )
}

function ResolveForm({ alert, close }: { alert: HealthAlert; close: () => void }) {
  const { t } = useMessages('health')
  const notice = useNotice()
  const [outcome, setOutcome] = useState<(typeof alertOutcomes)[number]>('acted')
  const [note, setNote] = useState('')
  const resolve = useEndpointMutation(resolveHealthAlert)
  const submit = () =>
    resolve.mutate(
      { params: { alertId: alert.id }, body: { outcome, note: note.trim() || null } },
      {
        onSuccess: () => {
          notice.done(t('alert.resolved'))
          close()
        },
      },
    )
  return (
    <Form onSubmit={submit} error={resolve.error} isPending={resolve.isPending} onCancel={close}>
      <ChoiceField
        path="outcome"
        label={t('alert.outcome')}
        value={outcome}
        choices={alertOutcomes.map((value) => ({ value, label: t(`alert.outcomes.${value}`) }))}
        onChange={setOutcome}
      />
      <NoteField value={note} onChange={setNote} />
    </Form>
  )
}

function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useMessages('health')
  return (
    <Textarea
      {...useField('note')}
      label={t('alert.note')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
