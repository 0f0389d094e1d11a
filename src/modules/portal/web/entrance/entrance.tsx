import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { useShowBrand } from '#platform/web/brand/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { PageSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { enter, openLink, readPortalHome, requestNewLink } from '../../contract.ts'
import classes from './entrance.module.css'
import { LinkByMail } from './link-by-mail.tsx'
import { NoticePage } from './notice-page.tsx'

/** Says whose page a link opens, and opens it only when a person presses the button: mail filters look at links too. */
export function Entrance({ token, onEntered }: { token: string; onEntered: () => void }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const { mutate: open, data: whose, error: refused } = useEndpointMutation(openLink, { refreshes: [] })
  const entering = useEndpointMutation(enter, { refreshes: [readPortalHome] })
  useEffect(() => open({ body: { token } }), [open, token])
  useShowBrand(whose && { vendorName: whose.vendorName, ...whose.brand })
  const problem = refused ?? entering.error
  if (problem) {
    const { title, code } = asProblem(problem)
    return (
      <NoticePage title={t('door.broken')}>
        <p>{title || t('door.closedHint')}</p>
        {code === 'token.expired' ? <NewLinkRequest token={token} /> : <LinkByMail />}
      </NoticePage>
    )
  }
  if (!whose) return <PageSkeleton />
  return (
    <NoticePage title={t('door.title', { customer: whose.customerName })}>
      <p className={classes.addressee}>{whose.addressee[language]}</p>
      <p>{t('door.text', { vendor: whose.vendorName, product: whose.productName })}</p>
      <Button
        variant="filled"
        size="lg"
        className={classes.open}
        loading={entering.isPending}
        onClick={() => entering.mutate({ body: { token } }, { onSuccess: onEntered })}
      >
        {t('door.open')}
      </Button>
      <p className={classes.hint}>{t('door.expires', { date: date(whose.expiresOn) })}</p>
    </NoticePage>
  )
}

/** Asks for a new link; what comes back is the same for everybody, so that it tells nobody who is known here. */
function NewLinkRequest({ token }: { token: string }) {
  const { t } = useMessages('portal')
  const { mutate, isPending, isSuccess, error } = useEndpointMutation(requestNewLink, { refreshes: [] })
  if (isSuccess) return <p role="status">{t('door.requested')}</p>
  return (
    <>
      {error && <p role="alert">{asProblem(error).title}</p>}
      <Button
        variant="filled"
        size="lg"
        className={classes.open}
        loading={isPending}
        onClick={() => mutate({ body: { token } })}
      >
        {t('door.request')}
      </Button>
    </>
  )
}
