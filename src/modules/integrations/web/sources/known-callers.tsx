import { Button, VisuallyHidden } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { forgetCaller, listKnownCallers } from '../../contract.ts'
import classes from '../integrations.module.css'

/** What was said of callers, to be taken back where it was wrong. */
export function KnownCallers() {
  const { t } = useMessages('integrations')
  const { date } = useFormats()
  const notice = useNotice()
  const { data } = useEndpoint(listKnownCallers, {})
  const { mutate, isPending } = useEndpointMutation(forgetCaller, { refreshes: [listKnownCallers] })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('callers.title')} count={data.items.length} note={t('callers.note')} framed>
      <ul className={classes.items}>
        {data.items.map(({ callerKey, name, accountId, accountName, saidBy, saidAt }) => (
          <li key={callerKey} className={classes.item}>
            <div className={classes.head}>
              <span className={classes.name}>
                {name} → <PageLink to={`/accounts/${accountId}`}>{accountName}</PageLink>
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                loading={isPending}
                onClick={() =>
                  mutate(
                    { body: { callerKey } },
                    { onSuccess: () => notice.done(t('callers.forgotten', { name })), onError: notice.failed },
                  )
                }
              >
                {t('callers.forget')}
                <VisuallyHidden>{name}</VisuallyHidden>
              </Button>
            </div>
            <p className={classes.quiet}>{t('callers.said', { by: saidBy, at: date(saidAt.slice(0, 10)) })}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
