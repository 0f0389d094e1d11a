import { Button } from '@mantine/core'
import { useHome } from '#platform/web/address/index.ts'
import { EmptyState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

export function NotFound() {
  const { t } = useMessages('frame')
  const home = useHome()
  return (
    <EmptyState
      title={t('notFound.title')}
      text={t('notFound.text')}
      actions={
        <Button component="a" href={home}>
          {t('platform:state.home')}
        </Button>
      }
    />
  )
}
