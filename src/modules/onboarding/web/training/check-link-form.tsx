import { Button, CopyButton, TextInput } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { endCheckLinks, listTrainings, makeCheckLink } from '../../contract.ts'
import classes from '../waiting/matters.module.css'
import type { TrainingFormProps } from './training-forms.tsx'

/** A link by which end users take the check themselves, by giving their name. */
export function CheckLinkForm({ project, training, close }: TrainingFormProps) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  const notice = useNotice()
  const params = { id: project.id, trainingId: training.id }
  const making = useEndpointMutation(makeCheckLink, { refreshes: [] })
  const ending = useEndpointMutation(endCheckLinks, { refreshes: [listTrainings] })
  const make = () => making.mutate({ params }, { onError: notice.failed })
  const end = () => {
    const done = () => {
      notice.done(t('training.link.ended'))
      close()
    }
    ending.mutate({ params }, { onSuccess: done, onError: notice.failed })
  }
  const url = making.data && window.location.origin + making.data.path
  return (
    <div className={classes.item}>
      <p className={classes.text}>{t('training.link.hint')}</p>
      <p className={classes.small}>{t('training.link.honest')}</p>
      {url === undefined ? (
        <div className={classes.buttons}>
          <Button variant="filled" loading={making.isPending} onClick={make}>
            {t('training.link.make')}
          </Button>
          <Button variant="subtle" loading={ending.isPending} onClick={end}>
            {t('training.link.end')}
          </Button>
        </div>
      ) : (
        <>
          <TextInput
            readOnly
            label={t('training.link.address')}
            value={url}
            onFocus={(event) => event.target.select()}
          />
          <p className={classes.small}>
            {making.data && t('training.link.until', { at: instant(making.data.expiresAt) })}
          </p>
          <div className={classes.buttons}>
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button variant="filled" onClick={copy}>
                  {t(copied ? 'training.link.copied' : 'training.link.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
        </>
      )}
    </div>
  )
}
