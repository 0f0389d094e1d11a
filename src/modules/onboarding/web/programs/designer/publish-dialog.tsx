import { Button } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { formParts } from '#platform/web/form/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readVersionEffect } from '../../../contract.ts'
import classes from './designer.module.css'
import { EffectList } from './effect-list.tsx'

interface PublishDialogProps {
  programKey: string
  isPending: boolean
  onPublish: () => void
  close: () => void
}

/** Before a draft becomes a version: what it would do to the running projects if they followed it. */
export function PublishDialog({ programKey, isPending, onPublish, close }: PublishDialogProps) {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(readVersionEffect, { params: { key: programKey }, query: {} })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={4} />
  return (
    <div className={formParts.part}>
      <p>{data.total === 0 ? t('versions.noneRunning') : t('versions.effectNote', { count: data.total })}</p>
      <EffectList effects={data.items} />
      {data.nextCursor !== null && (
        <p className={classes.quiet}>{t('versions.more', { count: data.total - data.items.length })}</p>
      )}
      <div className={classes.bar}>
        <Button variant="filled" loading={isPending} onClick={onPublish}>
          {t('versions.publish', { version: data.toVersion })}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('platform:actions.cancel')}
        </Button>
      </div>
    </div>
  )
}
