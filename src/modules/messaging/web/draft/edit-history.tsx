import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listEdits } from '../../contract.ts'
import classes from '../messages.module.css'

/** What the mail said before each edit, read when it is opened. */
export function EditHistory({ messageId }: { messageId: string }) {
  const { t } = useMessages('messaging')
  const { instant } = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { data } = useEndpoint(listEdits, { params: { id: messageId } }, { enabled: isOpen })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('draft.history')}</summary>
      {data?.items.map((edit) => (
        <section key={edit.version}>
          <p className={classes.quiet}>{t('draft.historyBy', { name: edit.editedBy, at: instant(edit.editedAt) })}</p>
          <pre className={classes.body}>{[edit.to, edit.subject, '', edit.body].join('\n')}</pre>
        </section>
      ))}
    </details>
  )
}
