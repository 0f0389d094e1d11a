import { Button, FileButton } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useMessages } from '../messages/index.ts'
import { useNotice } from '../notice/index.ts'
import classes from './file-drop.module.css'

interface FileDropProps {
  label: string
  maxMegabytes: number
  /** While the files are on their way. */
  isPending: boolean
  onFiles: (files: readonly File[]) => void
}

/** A place to drop files on, and the button that does the same from a keyboard or a phone. */
export function FileDrop({ label, maxMegabytes, isPending, onFiles }: FileDropProps) {
  const { t } = useMessages('platform')
  const notice = useNotice()
  const [isOver, setOver] = useState(false)
  const take = (files: readonly File[]) => {
    const fitting = files.filter((file) => file.size <= maxMegabytes * 1024 * 1024)
    if (fitting.length < files.length) notice.done(t('fileDrop.tooLarge', { megabytes: maxMegabytes }))
    if (fitting.length > 0 && !isPending) onFiles(fitting)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same without a mouse
    <div className={classes.drop} data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <FileButton multiple onChange={take} inputProps={{ 'aria-label': label }}>
        {(props) => (
          <Button {...props} loading={isPending}>
            {label}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{t('fileDrop.hint', { megabytes: maxMegabytes })}</p>
    </div>
  )
}
