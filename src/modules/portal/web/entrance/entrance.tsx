import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { useShowBrand } from '#platform/web/brand/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { PageSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { enter, openLink, readPortalHome } from '../../contract.ts'
import classes from './entrance.module.css'
import { NoticePage } from './notice-page.tsx'

/** Says whose page a link opens, and opens it only when a person presses the button: mail filters look at links too. */
export function Entrance({ token, onEntered }: { token: string; onEntered: () => void }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const { mutate: open, data: whose, error: refused } = useEndpointMutation(openLink, { refreshes: [] })
  const entering = useEndpointMutation(enter, { refreshes: [readPortalHome] })
  useEffect(() => open({ body: { token } }), [open, token])
  useShowBrand(whose)
  const problem = refused ?? entering.error
  if (problem) {
    const { title } = asProblem(problem)
    return (
      <NoticePage title={t('door.broken')}>
        <p>{title || t('door.closedHint')}</p>
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
