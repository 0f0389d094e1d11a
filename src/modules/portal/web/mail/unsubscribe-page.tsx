import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { useShowBrand } from '#platform/web/brand/index.ts'
import { PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { openMailOptOut, optOutOfMail, undoMailOptOut } from '../../contract.ts'
import { ClosedDoor, NoticePage } from '../entrance/notice-page.tsx'
import classes from './mail.module.css'

const tokenOf = (address: string) => /^#([\w-]{20,200})$/.exec(address)?.[1]

/** Behind the last line of a piece of news: says what ends, and ends it only when a person presses the button. */
export function UnsubscribePage() {
  const [token] = useState(() => tokenOf(window.location.hash))
  return token === undefined ? <ClosedDoor /> : <Choice token={token} />
}

function Choice({ token }: { token: string }) {
  const { t } = useMessages('portal')
  const { mutate: open, data, error: refused } = useEndpointMutation(openMailOptOut, { refreshes: [] })
  const ending = useEndpointMutation(optOutOfMail, { refreshes: [] })
  const undoing = useEndpointMutation(undoMailOptOut, { refreshes: [] })
  const [wants, setWants] = useState<boolean>()
  useEffect(() => open({ body: { token } }), [open, token])
  useShowBrand(data && { vendorName: data.vendorName, ...data.brand })
  const failed = ending.error ?? undoing.error
  if (refused)
    return (
      <NoticePage title={t('door.broken')}>
        <p>{asProblem(refused).title || t('door.closedHint')}</p>
      </NoticePage>
    )
  if (!data) return <PageSkeleton />
  // Back to the question: which of the two is tried again stands on its button.
  const tryAgain = () => {
    ending.reset()
    undoing.reset()
  }
  if (failed) return <ProblemState thrown={failed} onRetry={tryAgain} />
  const isWanted = wants ?? data.wants
  const kind = t(`mail.kind.${data.kind}`)
  if (isWanted)
    return (
      <NoticePage title={t('mail.stopTitle', { kind })}>
        <p>{t('mail.stopText', { vendor: data.vendorName })}</p>
        {wants !== undefined && <p role="status">{t('mail.resumed', { kind })}</p>}
        <Button
          variant="filled"
          size="md"
          className={classes.button}
          loading={ending.isPending}
          onClick={() => ending.mutate({ params: { token } }, { onSuccess: () => setWants(false) })}
        >
          {t('mail.stop')}
        </Button>
      </NoticePage>
    )
  return (
    <NoticePage title={t('mail.stopped', { kind })}>
      <p role="status">{t('mail.stoppedText')}</p>
      <Button
        size="md"
        className={classes.button}
        loading={undoing.isPending}
        onClick={() => undoing.mutate({ body: { token } }, { onSuccess: () => setWants(true) })}
      >
        {t('mail.resume')}
      </Button>
    </NoticePage>
  )
}
