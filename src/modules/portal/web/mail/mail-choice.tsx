import { Checkbox } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { choosePortalNews, type PortalHome, readPortalHome } from '../../contract.ts'
import classes from './mail.module.css'

/** Whether the weekly mail comes; for those who can be written to. */
export function MailChoice({ mail }: { mail: PortalHome['mail'] }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(choosePortalNews, { refreshes: [readPortalHome] })
  if (mail === null) return null
  const choose = (wantsDigest: boolean) =>
    mutate(
      { body: { wantsDigest } },
      {
        onSuccess: () => notice.done(t(wantsDigest ? 'mail.chosen' : 'mail.declined')),
        onError: notice.failed,
      },
    )
  return (
    <div className={classes.choice}>
      <Section title={t('mail.title')}>
        <Checkbox
          label={t('mail.wantsDigest')}
          description={t('mail.hint')}
          checked={mail.wantsDigest}
          disabled={isPending}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
      </Section>
    </div>
  )
}
