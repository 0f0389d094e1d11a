import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { loadSample, readSample } from '#app/contract/sample.ts'
import { readToday } from '#app/contract/today.ts'
import { useEndpoint, useEndpointMutation, useRefresh } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import classes from './first-hour.module.css'

/** Fills the workspace with the sample company, showing how far it is. Nothing for those who may not. */
export function SampleButton() {
  const { t } = useMessages('staff')
  const notice = useNotice()
  const refresh = useRefresh()
  const isAllowed = usePermissions()('sample.load')
  const [isBegun, setBegun] = useState(false)
  const { data } = useEndpoint(readSample, {}, { enabled: isAllowed, refetchInterval: isBegun ? 1000 : false })
  const { mutate, isPending } = useEndpointMutation(loadSample)
  const isLoaded = data?.state === 'loaded'
  const isLoading = data?.state === 'loading'
  useEffect(() => {
    if (isLoading) setBegun(true)
    if (isBegun && isLoaded) {
      setBegun(false)
      refresh(readToday)
    }
  }, [isBegun, isLoaded, isLoading, refresh])
  if (!isAllowed || !data || isLoaded) return null
  if (isLoading || isBegun)
    return (
      <div className={classes.loading}>
        <ProgressBar label={t('firstHour.loading')} percent={data.total === 0 ? 0 : (data.done / data.total) * 100} />
      </div>
    )
  const load = () => mutate({}, { onSuccess: () => setBegun(true), onError: notice.failed })
  return (
    <Button loading={isPending} onClick={load}>
      {t('firstHour.sample')}
    </Button>
  )
}
