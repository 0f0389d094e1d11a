import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { IconArchive, IconArchiveOff, IconPlus, IconTrash } from '@tabler/icons-react'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { CustomFieldOption } from '../../domain/custom-fields/custom-field.ts'
import classes from './custom-fields.module.css'

interface OptionEditorProps {
  options: readonly CustomFieldOption[]
  onChange: (options: CustomFieldOption[]) => void
}

/** The choices of a field, in both languages. One that is saved is put away rather than deleted. */
export function OptionEditor({ options, onChange }: OptionEditorProps) {
  const { t } = useMessages('accounts')
  const { error } = useField('options')
  const put = (index: number, option?: CustomFieldOption) =>
    onChange(options.toSpliced(index, 1, ...(option ? [option] : [])))
  return (
    <Input.Wrapper label={t('customFields.optionList')} error={error}>
      <ol className={classes.options}>
        {options.map((option, index) => {
          const { key, label, isArchived } = option
          const name = label.ja || label.en || String(index + 1)
          const Icon = key === '' ? IconTrash : isArchived ? IconArchiveOff : IconArchive
          const action = key === '' ? 'optionRemove' : isArchived ? 'optionRestore' : 'optionArchive'
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option has no key until it is saved
            <li key={index} className={classes.option} data-archived={isArchived}>
              <TextInput
                aria-label={t('customFields.optionJa', { number: index + 1 })}
                placeholder={t('platform:language.ja')}
                value={label.ja}
                onChange={(event) => put(index, { ...option, label: { ...label, ja: event.currentTarget.value } })}
              />
              <TextInput
                aria-label={t('customFields.optionEn', { number: index + 1 })}
                placeholder={t('platform:language.en')}
                value={label.en}
                onChange={(event) => put(index, { ...option, label: { ...label, en: event.currentTarget.value } })}
              />
              <ActionIcon
                aria-label={t(`customFields.${action}`, { option: name })}
                onClick={() => (key === '' ? put(index) : put(index, { ...option, isArchived: !isArchived }))}
              >
                <Icon size={16} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...options, { key: '', label: { ja: '', en: '' }, isArchived: false }])}
      >
        {t('customFields.optionAdd')}
      </Button>
    </Input.Wrapper>
  )
}
