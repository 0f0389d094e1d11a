import { Button, Switch } from '@mantine/core'
import { addressOf, useEndpointMutation } from '#platform/web/api/index.ts'
import { fileSizeOf } from '#platform/web/file-drop/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type Attachment, discardFile, downloadFile, restoreFile, shareFile } from '../../contract.ts'
import classes from './files.module.css'

interface FileRowProps {
  projectId: string
  file: Attachment
  canWrite: boolean
  /** What it belongs to, where the list holds files of several things. */
  about?: string | undefined
}

/** One file: who handed it in, who can see it, and the ways to share it, to delete it and to have it back. */
export function FileRow({ projectId, file, canWrite, about }: FileRowProps) {
  const { t, language } = useMessages('onboarding')
  const { instant } = useFormats()
  const params = { id: projectId, fileId: file.id }
  const author = file.author.kind === 'portal' ? t('task.fromCustomer', { name: file.author.name }) : file.author.name
  return (
    <li data-discarded={file.discarded !== null}>
      <span className={classes.name}>
        {file.discarded === null ? (
          <a href={addressOf(downloadFile, { params })} download={file.name}>
            {file.name}
          </a>
        ) : (
          <span>{file.name}</span>
        )}
        <span className={classes.quiet}>
          {[about, fileSizeOf(file.byteSize, language), author, instant(file.createdAt)].filter(Boolean).join(' · ')}
        </span>
        {file.discarded && (
          <span className={classes.quiet}>
            {t('files.discardedBy', { name: file.discarded.by, when: instant(file.discarded.at) })}
          </span>
        )}
      </span>
      {canWrite ? (
        <FileActions file={file} params={params} />
      ) : (
        file.discarded === null && <Tag>{t(`visibility.${file.visibility}`)}</Tag>
      )}
    </li>
  )
}

function FileActions({ file, params }: { file: Attachment; params: { id: string; fileId: string } }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const sharing = useEndpointMutation(shareFile)
  const discarding = useEndpointMutation(discardFile)
  const restoring = useEndpointMutation(restoreFile)
  const onError = (thrown: unknown) => notice.failed(thrown)
  const restore = () => restoring.mutate({ params }, { onError })
  const discard = () =>
    discarding.mutate(
      { params },
      { onSuccess: () => notice.done(t('files.discarded', { name: file.name }), { undo: restore }), onError },
    )
  const share = (isShared: boolean) =>
    sharing.mutate({ params, body: { visibility: isShared ? 'customer' : 'internal' } }, { onError })
  if (file.discarded !== null)
    return (
      <Button size="compact-sm" loading={restoring.isPending} onClick={restore}>
        {t('files.restore')}
      </Button>
    )
  return (
    <>
      <Switch
        label={t('files.shared')}
        aria-label={t('files.share', { name: file.name })}
        checked={file.visibility === 'customer'}
        disabled={sharing.isPending}
        onChange={(event) => share(event.currentTarget.checked)}
      />
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t('files.discard', { name: file.name })}
        loading={discarding.isPending}
        onClick={discard}
      >
        {t('platform:actions.delete')}
      </Button>
    </>
  )
}
