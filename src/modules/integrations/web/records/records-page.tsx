import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { PageLink, useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { FileDrop } from '#platform/web/file-drop/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import {
  listRecordImports,
  type RecordImport,
  readRecordImport,
  recordFileMegabytes,
  recordKinds,
  uploadRecords,
} from '../../contract.ts'
import classes from '../integrations.module.css'
import { RecordImportView } from './record-import-view.tsx'

const addressSchema = z.object({ id: z.uuid().optional().catch(undefined) })

/** Subscriptions, churn and tickets from files: what came in so far, and the way in. */
export function RecordsPage() {
  const [{ id }, change] = useAddressState(addressSchema)
  return id === undefined ? (
    <RecordsOverview onOpen={(opened) => change({ id: opened })} />
  ) : (
    <OpenedImport id={id} onClose={() => change({ id: undefined })} />
  )
}

function RecordsOverview({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useMessages('integrations')
  const [kind, setKind] = useState<RecordImport['kind']>('subscriptions')
  const { data, error, refetch } = useEndpoint(listRecordImports, {})
  const upload = useEndpointMutation(uploadRecords, { refreshes: [listRecordImports] })
  const take = ([file]: readonly File[]) => {
    if (file)
      upload.mutate({ file, query: { fileName: file.name.slice(-255), kind } }, { onSuccess: ({ id }) => onOpen(id) })
  }
  return (
    <Page width="text">
      <PageHeader
        title={t('records.title')}
        parent={{ label: t('identity:settings.title'), to: '/settings' }}
        answer={t('records.answer')}
      />
      <div className={classes.stack}>
        <Section title={t('records.newFile')} note={t(`records.hints.${kind}`)} framed>
          <div className={classes.stack}>
            <SegmentedControl
              aria-label={t('records.kind')}
              value={kind}
              onChange={(value) => setKind(recordKinds.find((one) => one === value) ?? kind)}
              data={recordKinds.map((value) => ({ value, label: t(`records.kinds.${value}`) }))}
            />
            <FileDrop
              label={t('records.choose')}
              maxMegabytes={recordFileMegabytes}
              isPending={upload.isPending}
              onFiles={take}
            />
            {upload.error && <ProblemState thrown={upload.error} />}
            <p className={classes.quiet}>
              {t('records.customersFirst')} <PageLink to="/accounts/import">{t('records.toCustomers')}</PageLink>
            </p>
          </div>
        </Section>
        {error && <ProblemState thrown={error} onRetry={refetch} />}
        {!error && !data && <ListSkeleton rows={3} />}
        {data && data.items.length > 0 && (
          <Section title={t('records.history')} count={data.items.length} framed>
            <ul className={classes.items}>
              {data.items.map((item) => (
                <HistoryItem key={item.id} item={item} onOpen={() => onOpen(item.id)} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  )
}

function HistoryItem({ item, onOpen }: { item: RecordImport; onOpen: () => void }) {
  const { t } = useMessages('integrations')
  const { instant, number } = useFormats()
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{item.fileName}</span>
        <Tag>{t(`records.kinds.${item.kind}`)}</Tag>
        <Tag level={item.state === 'applied' ? 'good' : 'unknown'}>{t(`records.states.${item.state}`)}</Tag>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={onOpen}
          aria-label={t('records.open', { name: item.fileName })}
        >
          {t('records.openShort')}
        </Button>
      </div>
      <p className={classes.quiet}>
        {t('records.about', { at: instant(item.createdAt), by: item.createdBy, rows: number(item.rowCount) })}
      </p>
    </li>
  )
}

function OpenedImport({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useMessages('integrations')
  const { data, error, refetch } = useEndpoint(readRecordImport, { params: { id } })
  return (
    <Page width="text">
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && (
        <>
          <PageHeader title={t('records.title')} />
          <ListSkeleton rows={6} />
        </>
      )}
      {data && <RecordImportView key={data.version} item={data} onClose={onClose} />}
    </Page>
  )
}
