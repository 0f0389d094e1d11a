import { Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { EmptyState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ListState } from './use-list-state.ts'

/** Why there is nothing, and how to begin. */
export function ListEmpty({ list, isNew }: { list: ListState; isNew: boolean }) {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  if (!isNew) {
    return (
      <EmptyState
        title={list.isNarrowed ? t('empty.noMatch') : t('empty.noArchived')}
        text={list.isNarrowed && t('empty.noMatchText')}
        actions={list.isNarrowed && <Button onClick={list.clear}>{t('filter.clear')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      actions={
        can('accounts.write') && (
          <>
            <Button component={PageLink} to="/accounts/import" underline="never" variant="filled">
              {t('empty.import')}
            </Button>
            <Button component={PageLink} to="/settings" underline="never">
              {t('empty.sample')}
            </Button>
          </>
        )
      }
    />
  )
}
