import { Checkbox, Modal, Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type CustomFieldRecord, createCustomField, updateCustomField } from '../../contract.ts'
import { draftOfField, type FieldDraft, fieldOfDraft, hasBounds, hasOptions, kinds } from './field-draft.ts'
import { OptionEditor } from './option-editor.tsx'

interface FieldDialogProps {
  /** Without it a new one is added. */
  field?: CustomFieldRecord
  takenKeys: readonly string[]
  onClose: () => void
}

/** A field of customers: its names, what it holds, and within what bounds. */
export function FieldDialog({ field, takenKeys, onClose }: FieldDialogProps) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const create = useEndpointMutation(createCustomField)
  const update = useEndpointMutation(updateCustomField)
  const [draft, setDraft] = useState(() => draftOfField(field))
  const set = (changes: Partial<FieldDraft>) => setDraft((before) => ({ ...before, ...changes }))

  const version = useHeldVersion(field?.version ?? 0, update.error)

  const save = () => {
    const definition = fieldOfDraft(draft, takenKeys)
    const onSuccess = () => {
      onClose()
      notice.done(t('customFields.saved'))
    }
    if (field) update.mutate({ params: { id: field.id }, body: { version, definition } }, { onSuccess })
    else create.mutate({ body: definition }, { onSuccess })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={field ? t('customFields.edit') : t('customFields.add')}
      size="lg"
    >
      <Form
        onSubmit={save}
        onCancel={onClose}
        error={create.error ?? update.error}
        isPending={create.isPending || update.isPending}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" style={{ alignItems: 'end' }}>
          <TextField
            path="label.ja"
            label={t('customFields.labelJa')}
            value={draft.ja}
            onChange={(ja) => set({ ja })}
            data-autofocus
          />
          <TextField
            path="label.en"
            label={t('customFields.labelEn')}
            value={draft.en}
            onChange={(en) => set({ en })}
          />
          <Select
            label={t('customFields.kind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`customKind.${kind}`) }))}
            value={draft.kind}
            allowDeselect={false}
            onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? draft.kind })}
          />
          <TextField
            path="key"
            label={t('customFields.key')}
            description={t('customFields.keyHint')}
            value={draft.key}
            onChange={(key) => set({ key })}
            maxLength={40}
          />
        </SimpleGrid>
        {hasOptions(draft.kind) && <OptionEditor options={draft.options} onChange={(options) => set({ options })} />}
        {hasBounds(draft.kind) && (
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
            <NumberField path="min" label={t('customFields.min')} value={draft.min} onChange={(min) => set({ min })} />
            <NumberField path="max" label={t('customFields.max')} value={draft.max} onChange={(max) => set({ max })} />
            {draft.kind === 'money' && (
              <TextField
                path="currency"
                label={t('field.currency')}
                value={draft.currency}
                onChange={(currency) => set({ currency })}
                maxLength={3}
              />
            )}
          </SimpleGrid>
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextField
            path="help.ja"
            label={t('customFields.helpJa')}
            value={draft.helpJa}
            onChange={(helpJa) => set({ helpJa })}
          />
          <TextField
            path="help.en"
            label={t('customFields.helpEn')}
            value={draft.helpEn}
            onChange={(helpEn) => set({ helpEn })}
          />
        </SimpleGrid>
        <Checkbox
          label={t('customFields.isRequired')}
          checked={draft.isRequired}
          onChange={(event) => set({ isRequired: event.currentTarget.checked })}
        />
      </Form>
    </Modal>
  )
}
