import { Checkbox, Modal, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeAccountsInBulk, previewBulkChange } from '../../contract.ts'
import { useChoices } from '../fields/choices.ts'
import type { ListState } from '../list/use-list-state.ts'
import classes from './bulk.module.css'
import { type BulkChange, type BulkKind, bulkChange, bulkLimit, undoingChanges } from './bulk-change.ts'

interface BulkDialogProps {
  kind: BulkKind
  list: ListState
  ids: readonly string[]
  total: number | null
  onClose: () => void
  onDone: () => void
}

const nobody = 'none'

/** A change of many customers: what it will do first, then the button that does it, then a way back. */
export function BulkDialog({ kind, list, ids, total, onClose, onDone }: BulkDialogProps) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  const notice = useNotice()
  const choices = useChoices()
  const [value, setValue] = useState<string | null>(null)
  const [isAll, setAll] = useState(false)
  const change = useEndpointMutation(changeAccountsInBulk)
  const undoing = useEndpointMutation(changeAccountsInBulk)

  const picks = {
    assign_owner: choices.activeOwners,
    set_touch_model: choices.touchModels,
    archive: null,
    restore: null,
  }
  const options = picks[kind]
  const canTakeAll = total !== null && total > ids.length && total <= bulkLimit
  const input: BulkChange = {
    selection: isAll
      ? { q: list.words || undefined, filters: list.view.filters, archived: list.archived }
      : { ids: ids.slice(0, bulkLimit) },
    change: bulkChange(kind, value === nobody ? null : value),
  }
  const isReady = options === null || value !== null
  const preview = useQuery({
    queryKey: ['accounts', 'bulk preview', input],
    queryFn: () => callApi(previewBulkChange, { body: input }),
    enabled: isReady,
    staleTime: 0,
  })
  const changes = preview.data ? preview.data.matched - preview.data.unchanged : 0

  const undo = async (changed: Parameters<typeof undoingChanges>[1]) => {
    try {
      for (const body of undoingChanges(kind, changed)) await undoing.mutateAsync({ body })
      notice.done(t('bulk.undone'))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  const apply = () =>
    change.mutate(
      { body: input },
      {
        onSuccess: ({ changed }) => {
          onDone()
          const words = { count: changed.length, number: number(changed.length) }
          notice.done(t(`bulk.done_${kind}`, words), { undo: () => void undo(changed) })
        },
      },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={t(`bulk.${kind}`)}
    >
      <Form
        onSubmit={() => changes > 0 && apply()}
        onCancel={onClose}
        error={change.error}
        isPending={change.isPending}
        submitLabel={changes > 0 ? t('bulk.apply', { count: changes, number: number(changes) }) : t('bulk.applyNone')}
      >
        {options && (
          <Select
            label={t(kind === 'assign_owner' ? 'field.ownerId' : 'field.touchModel')}
            data={[...options, { value: nobody, label: t('value.none') }]}
            value={value}
            onChange={setValue}
            searchable
            allowDeselect={false}
            data-autofocus
          />
        )}
        {canTakeAll && (
          <Checkbox
            label={t('bulk.takeAll', { count: total, number: number(total) })}
            checked={isAll}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
        <div className={classes.preview} aria-live="polite">
          {preview.error ? (
            <ProblemState thrown={preview.error} onRetry={preview.refetch} />
          ) : preview.data ? (
            <>
              <p className={classes.sentence}>
                {t('bulk.preview', { matched: number(preview.data.matched), changes: number(changes) })}
              </p>
              <p className={classes.examples}>
                {preview.data.examples.map(({ name }) => name).join(t('value.comma'))}
                {changes > preview.data.examples.length &&
                  t('bulk.andMore', { number: number(changes - preview.data.examples.length) })}
              </p>
            </>
          ) : (
            <p className={classes.examples}>{isReady ? t('bulk.counting') : t('bulk.chooseFirst')}</p>
          )}
        </div>
      </Form>
    </Modal>
  )
}
