import { Alert, Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { asProblem, useEndpointMutation, useRefresh } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  createStakeholder,
  listStakeholders,
  removeStakeholder,
  type StakeholderRecord,
  updateStakeholder,
} from '../../contract.ts'
import type { Choices } from '../fields/choices.ts'
import { changesOf, draftOfPerson, nameOf } from './person.ts'
import { PersonFields } from './person-fields.tsx'
import classes from './stakeholders.module.css'

interface PersonDialogProps {
  accountId: string
  /** As last read; without it a new person is added. */
  person?: StakeholderRecord
  people: readonly StakeholderRecord[]
  choices: Choices
  canWrite: boolean
  onClose: () => void
}

/** A person of the customer: added, changed, marked as gone, or taken out when entered by mistake. */
export function PersonDialog({ accountId, person, people, choices, canWrite, onClose }: PersonDialogProps) {
  const { t } = useMessages('accounts')
  const { today } = useFormats()
  const notice = useNotice()
  const refresh = useRefresh()
  const [started] = useState(person)
  const [draft, setDraft] = useState(() => draftOfPerson(person))
  const create = useEndpointMutation(createStakeholder)
  const update = useEndpointMutation(updateStakeholder)
  const remove = useEndpointMutation(removeStakeholder)
  const thrown = create.error ?? update.error
  const isConflict = thrown !== null && asProblem(thrown).code === 'accounts.changed_meanwhile'

  const save = (changes = draft) => {
    const done = () => {
      onClose()
      notice.done(t('people.saved', { name: nameOf(changes) }))
    }
    if (!person || !started) return create.mutate({ params: { id: accountId }, body: changes }, { onSuccess: done })
    const body = { ...changesOf(changes, started), version: person.version }
    const params = { id: accountId, stakeholderId: person.id }
    update.mutate({ params, body }, { onSuccess: done, onError: () => void refresh(listStakeholders) })
  }
  const discard = ({ id }: StakeholderRecord) =>
    remove.mutate(
      { params: { id: accountId, stakeholderId: id } },
      {
        onSuccess: () => {
          onClose()
          const undo = () => create.mutate({ params: { id: accountId }, body: draftOfPerson(started) })
          notice.done(t('people.removed', { name: nameOf(draft) }), { undo })
        },
        onError: notice.failed,
      },
    )

  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={person ? nameOf(person) : t('people.add')}
      size="lg"
    >
      <fieldset className={classes.fields} disabled={!canWrite}>
        <Form
          onSubmit={() => save()}
          onCancel={onClose}
          error={isConflict ? null : thrown}
          isPending={create.isPending || update.isPending}
          {...(isConflict ? { submitLabel: t('people.saveAnyway') } : {})}
        >
          <PersonFields
            draft={draft}
            others={people.filter(({ id }) => id !== person?.id)}
            choices={choices}
            onChange={(changes) => setDraft({ ...draft, ...changes })}
          />
          {isConflict && (
            <Alert color="yellow" role="alert" title={t('people.conflict')}>
              {t('people.conflictText')}
            </Alert>
          )}
        </Form>
      </fieldset>
      {person && canWrite && (
        <div className={classes.endings}>
          {person.leftOn === null && (
            <Button variant="subtle" size="compact-sm" onClick={() => save({ ...draft, leftOn: today() })}>
              {t('people.markLeft')}
            </Button>
          )}
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => discard(person)}>
            {t('people.remove')}
          </Button>
        </div>
      )}
    </Modal>
  )
}
