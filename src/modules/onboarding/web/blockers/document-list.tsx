import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type Blocker, listBlockers, removeBlockerDocument, shareBlockerDocument } from '../../contract.ts'
import classes from '../waiting/matters.module.css'

interface DocumentListProps {
  projectId: string
  blocker: Blocker
  isEditable: boolean
}

/** The documents at a blocker, and whether the customer has them. */
export function DocumentList({ projectId, blocker, isEditable }: DocumentListProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const sharing = useEndpointMutation(shareBlockerDocument, { refreshes: [listBlockers] })
  const removing = useEndpointMutation(removeBlockerDocument, { refreshes: [listBlockers] })
  if (blocker.documents.length === 0) return null
  const paramsOf = (documentId: string) => ({ id: projectId, blockerId: blocker.id, documentId })
  return (
    <ul className={classes.history}>
      {blocker.documents.map(({ id, title, url, body, isShared }) => (
        <li key={id}>
          <span className={classes.head}>
            {url ? (
              <a href={url} target="_blank" rel="noreferrer">
                {title}
              </a>
            ) : (
              <details>
                <summary>{title}</summary>
                <p className={classes.text}>{body}</p>
              </details>
            )}
            <Tag>{t(`visibility.${isShared ? 'customer' : 'internal'}`)}</Tag>
            {isEditable && (
              <>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t(isShared ? 'blocker.document.hideOf' : 'blocker.document.shareOf', { title })}
                  onClick={() =>
                    sharing.mutate({ params: paramsOf(id), body: { isShared: !isShared } }, { onError: notice.failed })
                  }
                >
                  {t(isShared ? 'blocker.document.hide' : 'blocker.document.give')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('blocker.document.removeOf', { title })}
                  onClick={() => removing.mutate({ params: paramsOf(id) }, { onError: notice.failed })}
                >
                  {t('blocker.document.remove')}
                </Button>
              </>
            )}
          </span>
        </li>
      ))}
      {blocker.visibility === 'internal' && blocker.documents.some(({ isShared }) => isShared) && (
        <li className={classes.small}>{t('blocker.document.hiddenWithBlocker')}</li>
      )}
    </ul>
  )
}
