import { Button } from '@mantine/core'
import { z } from 'zod'
import { useAddressState, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { FileDrop } from '#platform/web/file-drop/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type EventUpload, listUploads, readSource, readUpload, uploadEvents, uploadMegabytes } from '../../contract.ts'
import usage from '../usage.module.css'
import { UploadView } from './upload-view.tsx'
import classes from './uploads.module.css'

const addressSchema = z.object({ id: z.uuid().optional().catch(undefined) })

/** Events of a source from files: what came in so far, and the way in. */
export function UploadPage() {
  const { sourceId } = usePageParams(z.object({ sourceId: z.uuid() }))
  const [{ id }, change] = useAddressState(addressSchema)
  return id === undefined ? (
    <UploadsOverview sourceId={sourceId} onOpen={(opened) => change({ id: opened })} />
  ) : (
    <OpenedUpload id={id} onClose={() => change({ id: undefined })} />
  )
}

function UploadsOverview({ sourceId, onOpen }: { sourceId: string; onOpen: (id: string) => void }) {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const source = useEndpoint(readSource, { params: { id: sourceId } })
  const { data, error, refetch } = useEndpoint(listUploads, { query: { sourceId } })
  const upload = useEndpointMutation(uploadEvents, { refreshes: [listUploads] })
  const take = ([file]: readonly File[]) => {
    if (file)
      upload.mutate(
        { file, query: { sourceId, fileName: file.name.slice(-255) } },
        { onSuccess: ({ id }) => onOpen(id) },
      )
  }
  const problem = source.error ?? error
  const isOpen = source.data?.revokedAt === null
  return (
    <Page width="text">
      <PageHeader
        title={t('uploads.title')}
        parent={{ label: source.data?.name ?? t('sources.title'), to: `/settings/usage/${sourceId}` }}
        answer={t('uploads.answer')}
      />
      <div className={usage.stack}>
        {can('usage.manage') && isOpen && (
          <Section title={t('uploads.newFile')} note={t('uploads.hint')} framed>
            <div className={usage.stack}>
              <FileDrop
                label={t('uploads.choose')}
                maxMegabytes={uploadMegabytes}
                isPending={upload.isPending}
                onFiles={take}
              />
              {upload.error && <ProblemState thrown={upload.error} />}
            </div>
          </Section>
        )}
        {problem && <ProblemState thrown={problem} onRetry={refetch} />}
        {!problem && !data && <ListSkeleton rows={3} />}
        {data?.items.length === 0 && <EmptyState title={t('uploads.none')} text={t('uploads.noneText')} />}
        {data && data.items.length > 0 && (
          <Section title={t('uploads.history')} count={data.items.length} framed>
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

function HistoryItem({ item, onOpen }: { item: EventUpload; onOpen: () => void }) {
  const { t } = useMessages('usage')
  const { instant, number } = useFormats()
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{item.fileName}</span>
        <Tag level={item.state === 'applied' ? 'good' : 'unknown'}>{t(`uploads.states.${item.state}`)}</Tag>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={onOpen}
          aria-label={t('uploads.open', { name: item.fileName })}
        >
          {t('uploads.openShort')}
        </Button>
      </div>
      <p className={usage.quiet}>
        {t('uploads.about', {
          at: instant(item.createdAt),
          by: item.createdBy,
          rows: number(item.rowCount),
          written: number(item.written),
        })}
      </p>
    </li>
  )
}

/** While work is under way the page asks how far it is. */
const everyMs = 1_000

function OpenedUpload({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useMessages('usage')
  const { data, error, refetch } = useEndpoint(readUpload, { params: { id } })
  const isRunning = data?.state === 'judging' || data?.state === 'applying'
  return (
    <Page width="text">
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && (
        <>
          <PageHeader title={t('uploads.title')} />
          <ListSkeleton rows={6} />
        </>
      )}
      {isRunning && <Watch id={id} />}
      {data && <UploadView item={data} onClose={onClose} />}
    </Page>
  )
}

/** Reads again and again what is shown beside it. */
function Watch({ id }: { id: string }) {
  useEndpoint(readUpload, { params: { id } }, { refetchInterval: everyMs })
  return null
}
