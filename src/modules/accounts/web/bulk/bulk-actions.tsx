import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ListState } from '../list/use-list-state.ts'
import type { BulkKind } from './bulk-change.ts'
import { BulkDialog } from './bulk-dialog.tsx'

interface BulkActionsProps {
  list: ListState
  ids: readonly string[]
  /** All that the list's conditions select. */
  total: number | null
  onDone: () => void
}

/** What can be done with the selected customers. */
export function BulkActions({ list, ids, total, onDone }: BulkActionsProps) {
  const { t } = useMessages('accounts')
  const [kind, setKind] = useState<BulkKind>()
  const kinds: readonly BulkKind[] =
    list.archived === 'only' ? ['restore'] : ['assign_owner', 'set_touch_model', 'archive']
  return (
    <>
      {kinds.map((each) => (
        <Button key={each} size="compact-sm" onClick={() => setKind(each)}>
          {t(`bulk.${each}`)}
        </Button>
      ))}
      {kind && (
        <BulkDialog
          kind={kind}
          list={list}
          ids={ids}
          total={total}
          onClose={() => setKind(undefined)}
          onDone={() => {
            setKind(undefined)
            onDone()
          }}
        />
      )}
    </>
  )
}
