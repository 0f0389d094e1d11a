import { Button } from '@mantine/core'
import { useState } from 'react'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type TouchRule, touchModels } from '../../domain/touch-rules.ts'
import { GroupEditor } from '../conditions/group-editor.tsx'
import { useAttributes } from '../conditions/use-attributes.ts'

interface RuleFormProps {
  rule: TouchRule
  /** `definition.rules.0` */
  path: string
  error: unknown
  isPending: boolean
  onSave: (rule: TouchRule) => void
  onRemove: (() => void) | undefined
  onCancel: () => void
}

const noNotes: ReadonlyMap<string, string> = new Map()

/** One rule: its name, whom it means, and the model that suits them. */
export function RuleForm({ rule, path, error, isPending, onSave, onRemove, onCancel }: RuleFormProps) {
  const { t, language } = useMessages('segments')
  const attributes = useAttributes()
  const [draft, setDraft] = useState(rule)
  // One name is enough to begin with: the other language says the same until somebody words it.
  const rename = (words: string) => {
    const other = language === 'ja' ? 'en' : 'ja'
    const isSame = draft.name[other] === '' || draft.name[other] === draft.name[language]
    const name = { ...draft.name, [language]: words }
    setDraft({ ...draft, name: isSame ? { ja: words, en: words } : name })
  }
  if (!attributes.isLoaded) return <ListSkeleton rows={4} />
  return (
    <Form
      onSubmit={() => onSave(draft)}
      error={error}
      isPending={isPending}
      required={{ [`${path}.name.${language}`]: draft.name[language].trim() }}
      onCancel={onCancel}
    >
      <TextField
        path={`${path}.name.${language}`}
        label={t('field.name')}
        maxLength={100}
        value={draft.name[language]}
        onChange={rename}
      />
      <ChoiceField
        path={`${path}.touchModel`}
        label={t('touch.column.model')}
        value={draft.touchModel}
        choices={touchModels.map((model) => ({ value: model, label: t(`touch.model.${model}`) }))}
        onChange={(touchModel) => setDraft({ ...draft, touchModel })}
      />
      <GroupEditor
        group={draft.condition}
        path={`${path}.condition`}
        attributes={attributes}
        notes={noNotes}
        onChange={(condition) => setDraft({ ...draft, condition })}
      />
      {onRemove && (
        <Button variant="subtle" onClick={onRemove} loading={isPending}>
          {t('touch.removeRule')}
        </Button>
      )}
    </Form>
  )
}
