import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listMerges, type Merge, mergePersons, undoMerge } from '../../contract.ts'
import classes from '../usage.module.css'

/** Who was found to be whom, to be taken back where it was wrong. */
export function Merges() {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useEndpoint(listMerges, {})
  return (
    <Section
      title={t('merges.title')}
      note={t('merges.note')}
      actions={
        can('usage.manage') && (
          <Button size="compact-sm" onClick={() => setOpen(true)}>
            {t('merges.create')}
          </Button>
        )
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data?.items.length === 0 && <p className={classes.quiet}>{t('merges.none')}</p>}
      <ul className={classes.items}>
        {data?.items.map((merge) => (
          <MergeItem key={merge.id} merge={merge} />
        ))}
      </ul>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        closeOnClickOutside={false}
        title={t('merges.create')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <MergeForm onClose={() => setOpen(false)} />
      </Modal>
    </Section>
  )
}

function MergeItem({ merge }: { merge: Merge }) {
  const { t } = useMessages('usage')
  const { instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(undoMerge, { refreshes: [listMerges] })
  const { id, person, into, cause, reason, mergedBy, mergedAt, undoneAt, undoneBy } = merge
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{t('merges.one', { person, into })}</span>
        {undoneAt === null && can('usage.manage') && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={isPending}
            aria-label={t('merges.undoOne', { person, into })}
            onClick={() =>
              mutate({ params: { id } }, { onSuccess: () => notice.done(t('merges.undone')), onError: notice.failed })
            }
          >
            {t('merges.undo')}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>
        {reason ?? t(`mergeCauses.${cause}`)}
        {t('comma')}
        {cause === 'person' ? t('merges.by', { by: mergedBy, at: instant(mergedAt) }) : instant(mergedAt)}
        {undoneAt !== null && t('merges.undoneBy', { by: undoneBy ?? '', at: instant(undoneAt) })}
      </p>
    </li>
  )
}

function MergeForm({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('usage')
  const [person, setPerson] = useState('')
  const [into, setInto] = useState('')
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(mergePersons, { refreshes: [listMerges] })
  return (
    <Form
      onSubmit={() => mutate({ body: { person, into, reason } }, { onSuccess: onClose })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      required={{ person, into, reason }}
      submitLabel={t('merges.submit')}
    >
      <TextField
        path="person"
        label={t('merges.person')}
        description={t('merges.personHint')}
        required
        data-autofocus
        value={person}
        onChange={setPerson}
      />
      <TextField path="into" label={t('merges.into')} required value={into} onChange={setInto} />
      <TextField path="reason" label={t('merges.reason')} required value={reason} onChange={setReason} />
    </Form>
  )
}
