import { EmptyState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

export function NotFound() {
  const { t } = useMessages('frame')
  return <EmptyState title={t('notFound.title')} text={t('notFound.text')} />
}
