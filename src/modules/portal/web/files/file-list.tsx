import { addressOf } from '#platform/web/api/index.ts'
import { fileSizeOf } from '#platform/web/file-drop/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { downloadPortalFile, type PortalFile } from '../../contract.ts'
import { useIsPreview } from '../home/preview.ts'
import classes from './files.module.css'

/** Files by name, each with who handed it in and when. */
export function FileList({ files }: { files: readonly PortalFile[] }) {
  const { language } = useMessages('portal')
  const { instant } = useFormats()
  const isPreview = useIsPreview()
  if (files.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id}>
          {isPreview ? (
            <span>{file.name}</span>
          ) : (
            <a href={addressOf(downloadPortalFile, { params: { id: file.id } })} download={file.name}>
              {file.name}
            </a>
          )}
          <span className={classes.quiet}>
            {fileSizeOf(file.byteSize, language)} · {file.author} · {instant(file.createdAt)}
          </span>
        </li>
      ))}
    </ul>
  )
}
