import { Button, CopyButton, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './list.module.css'

interface OneTimeSecretProps {
  label: string
  value: string
  note: string
  onClose: () => void
}

/** A link or key that is shown this once, ready to be copied. */
export function OneTimeSecret({ label, value, note, onClose }: OneTimeSecretProps) {
  const { t } = useMessages('identity')
  return (
    <div className={classes.stack}>
      <p>{note}</p>
      <div className={classes.secret}>
        <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="filled"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {t(copied ? 'settings.copied' : 'settings.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <Button onClick={onClose} className={classes.done ?? ''}>
        {t('platform:actions.close')}
      </Button>
    </div>
  )
}
