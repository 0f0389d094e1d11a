import { Button } from '@mantine/core'
import { useProblemWords } from '../layout/index.ts'
import { useMessages } from '../messages/index.ts'
import { ProgressBar } from '../status/index.ts'
import classes from './file-drop.module.css'
import type { Upload } from './use-uploads.ts'

interface UploadListProps {
  uploads: readonly Upload[]
  onCancel: (id: string) => void
  onRetry: (upload: Upload) => void
}

/** Files on their way, each with how far it is, and a way to stop it or to try again. */
export function UploadList({ uploads, onCancel, onRetry }: UploadListProps) {
  const { t } = useMessages('platform')
  const words = useProblemWords()
  if (uploads.length === 0) return null
  return (
    <ul className={classes.uploads}>
      {uploads.map((upload) => {
        const { id, file, percent, problem } = upload
        return (
          <li key={id}>
            <span className={classes.uploadName}>{file.name}</span>
            {problem === null ? (
              <ProgressBar label={t('fileDrop.sending', { name: file.name })} percent={percent} />
            ) : (
              <p role="alert" className={classes.uploadProblem}>
                {t('fileDrop.failed', { reason: words(problem).title })}
              </p>
            )}
            <span className={classes.uploadButtons}>
              {problem !== null && (
                <Button size="compact-sm" onClick={() => onRetry(upload)}>
                  {t('actions.retry')}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('fileDrop.cancel', { name: file.name })}
                onClick={() => onCancel(id)}
              >
                {t('actions.cancel')}
              </Button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
