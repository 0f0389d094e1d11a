import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { FileDrop } from '#platform/web/file-drop/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type AttendanceFile, importAttendanceFile, previewAttendanceFile } from '../../contract.ts'
import classes from '../waiting/matters.module.css'
import { refreshedByTrainings } from './refreshed.ts'
import type { TrainingFormProps } from './training-forms.tsx'

/** A list of attendance: first what it would change, row by row, then the change. */
export function AttendanceFileForm({ project, training, close }: TrainingFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [file, setFile] = useState<File>()
  const preview = useEndpointMutation(previewAttendanceFile, { refreshes: [] })
  const importing = useEndpointMutation(importAttendanceFile, { refreshes: refreshedByTrainings })
  const params = { id: project.id, trainingId: training.id }
  const look = ([chosen]: readonly File[]) => {
    if (!chosen) return
    setFile(chosen)
    preview.mutate({ params, file: chosen }, { onError: notice.failed })
  }
  const take = () => {
    if (file) importing.mutate({ params, file }, { onSuccess: close, onError: notice.failed })
  }
  const isUseful = preview.data && preview.data.counts.matched + preview.data.counts.added > 0
  return (
    <>
      <p className={classes.small}>{t('training.file.hint')}</p>
      <FileDrop label={t('training.file.choose')} maxMegabytes={5} isPending={preview.isPending} onFiles={look} />
      {preview.data && <Rows preview={preview.data} />}
      {isUseful && (
        <Button variant="filled" loading={importing.isPending} onClick={take}>
          {t('training.file.take')}
        </Button>
      )}
    </>
  )
}

function Rows({ preview: { rows, counts } }: { preview: AttendanceFile }) {
  const { t } = useMessages('onboarding')
  const cameOf = (hasAttended: boolean | null) =>
    hasAttended === null ? '' : t(hasAttended ? 'training.person.came' : 'training.person.missed')
  return (
    <>
      <p role="status">{t('training.file.counts', counts)}</p>
      <ul className={classes.reasons}>
        {rows.map(({ line, name, email, hasAttended, verdict }) => (
          <li key={line}>
            {t('training.file.row', { line, name: name || email })} {cameOf(hasAttended)}{' '}
            <span className={classes.small}>{t(`training.file.verdict.${verdict}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
