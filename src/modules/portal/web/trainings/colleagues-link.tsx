import { Button, CopyButton, TextInput } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { makeColleagueCheckLink } from '../../contract.ts'
import classes from '../requests/requests.module.css'

/** The link by which colleagues take the check of a training under their own names. */
export function ColleaguesLink({ id }: { id: string }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  const notice = useNotice()
  const { mutate, isPending, data } = useEndpointMutation(makeColleagueCheckLink, { refreshes: [] })
  if (!data)
    return (
      <Button
        size="lg"
        variant="default"
        className={classes.big}
        loading={isPending}
        onClick={() => mutate({ params: { id } }, { onError: notice.failed })}
      >
        {t('training.colleagues.make')}
      </Button>
    )
  const url = window.location.origin + data.path
  return (
    <div className={classes.form}>
      <p className={classes.hint}>
        {t('training.colleagues.hint')} {t('training.colleagues.until', { at: instant(data.expiresAt) })}
      </p>
      <TextInput
        readOnly
        label={t('training.colleagues.address')}
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button size="lg" variant="default" className={classes.big} onClick={copy}>
            {t(copied ? 'training.colleagues.copied' : 'training.colleagues.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
