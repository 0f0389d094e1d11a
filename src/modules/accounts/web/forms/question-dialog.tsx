import { Checkbox, Modal, Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { FormField } from '../../domain/forms/form.ts'
import { asType, type FormDraft, finished, isComplete, questionTypes } from './form-draft.ts'
import classes from './forms.module.css'
import { ChoicesEditor, ColumnsEditor } from './texts-editor.tsx'

interface QuestionDialogProps {
  form: FormDraft
  question: FormField
  isNew: boolean
  onSave: (question: FormField) => void
  onClose: () => void
}

/** One question: what is asked, in which section, and what an answer may be. */
export function QuestionDialog({ form, question, isNew, onSave, onClose }: QuestionDialogProps) {
  const { t, language } = useMessages('accounts')
  const [draft, setDraft] = useState(question)
  const [isTried, setTried] = useState(false)
  const { label, help = { ja: '', en: '' } } = draft
  const save = () => {
    if (isComplete(draft)) onSave(finished(draft))
    else setTried(true)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={isNew ? t('forms.addQuestion') : t('forms.editQuestion')}
      size="lg"
    >
      <Form onSubmit={save} onCancel={onClose} submitLabel={t('forms.keepQuestion')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextField
            path="label.ja"
            label={t('forms.questionJa')}
            value={label.ja}
            onChange={(ja) => setDraft({ ...draft, label: { ...label, ja } })}
            data-autofocus
          />
          <TextField
            path="label.en"
            label={t('forms.questionEn')}
            value={label.en}
            onChange={(en) => setDraft({ ...draft, label: { ...label, en } })}
          />
          <TextField
            path="help.ja"
            label={t('forms.helpJa')}
            value={help.ja}
            onChange={(ja) => setDraft({ ...draft, help: { ...help, ja } })}
          />
          <TextField
            path="help.en"
            label={t('forms.helpEn')}
            value={help.en}
            onChange={(en) => setDraft({ ...draft, help: { ...help, en } })}
          />
          <Select
            label={t('forms.answerType')}
            data={questionTypes.map((value) => ({ value, label: t(`forms.type.${value}`) }))}
            value={draft.type}
            allowDeselect={false}
            onChange={(value) => setDraft(asType(draft, questionTypes.find((type) => type === value) ?? draft.type))}
          />
          <Select
            label={t('forms.section')}
            data={form.sections.map(({ key, label: name }) => ({ value: key, label: name[language] }))}
            value={draft.section}
            allowDeselect={false}
            onChange={(section) => setDraft({ ...draft, section: section ?? draft.section })}
          />
        </SimpleGrid>
        <AnswerBounds draft={draft} onChange={setDraft} />
        <Checkbox
          label={t('forms.required')}
          checked={draft.required}
          onChange={(event) => setDraft({ ...draft, required: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('forms.private')}
          description={t('forms.privateHint')}
          checked={draft.private}
          onChange={(event) => setDraft({ ...draft, private: event.currentTarget.checked })}
        />
        {isTried && !isComplete(draft) && (
          <p role="alert" className={classes.missing}>
            {t('forms.incomplete')}
          </p>
        )}
      </Form>
    </Modal>
  )
}

interface AnswerBoundsProps {
  draft: FormField
  onChange: (draft: FormField) => void
}

/** What belongs to one kind of answer only. */
function AnswerBounds({ draft, onChange }: AnswerBoundsProps) {
  const { t } = useMessages('accounts')
  switch (draft.type) {
    case 'select':
      return <ChoicesEditor items={draft.options} onChange={(options) => onChange({ ...draft, options })} />
    case 'multi_select':
      return (
        <>
          <ChoicesEditor items={draft.options} onChange={(options) => onChange({ ...draft, options })} />
          <Checkbox
            label={t('forms.allowsOther')}
            checked={draft.allowsOther}
            onChange={(event) => onChange({ ...draft, allowsOther: event.currentTarget.checked })}
          />
        </>
      )
    case 'table':
      return <ColumnsEditor items={draft.columns} onChange={(columns) => onChange({ ...draft, columns })} />
    case 'number': {
      const { min, max, ...rest } = draft
      const set = (bounds: { min?: number | undefined; max?: number | undefined }) =>
        onChange({
          ...rest,
          ...(bounds.min !== undefined && { min: bounds.min }),
          ...(bounds.max !== undefined && { max: bounds.max }),
        })
      return (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NumberField
            path="min"
            label={t('customFields.min')}
            value={min ?? null}
            onChange={(value) => set({ min: value ?? undefined, max })}
          />
          <NumberField
            path="max"
            label={t('customFields.max')}
            value={max ?? null}
            onChange={(value) => set({ min, max: value ?? undefined })}
          />
        </SimpleGrid>
      )
    }
    default:
      return null
  }
}
