import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { FormColumn } from '../../domain/forms/form.ts'
import type { Choice, LocalText } from '../../domain/local-text.ts'
import { blankChoice, blankColumn, columnAs, columnTypes } from './form-draft.ts'
import classes from './forms.module.css'

interface TextsEditorProps<Item> {
  items: readonly Item[]
  label: string
  addLabel: string
  blank: (items: readonly Item[]) => Item
  onChange: (items: Item[]) => void
  more?: (item: Item, onChange: (item: Item) => void, number: number) => React.ReactNode
}

/** Named things in both languages, one a line: the choices of a question, the columns of a table. */
function TextsEditor<Item extends { key: string; label: LocalText }>(props: TextsEditorProps<Item>) {
  const { items, label, addLabel, blank, onChange, more } = props
  const { t } = useMessages('accounts')
  const put = (item: Item) => onChange(items.map((one) => (one.key === item.key ? item : one)))
  return (
    <Input.Wrapper label={label}>
      <ol className={classes.texts}>
        {items.map((item, index) => (
          <li key={item.key} className={classes.textLine}>
            {(['ja', 'en'] as const).map((language) => (
              <TextInput
                key={language}
                aria-label={t(`forms.nameIn_${language}`, { number: index + 1 })}
                placeholder={t(`platform:language.${language}`)}
                value={item.label[language]}
                onChange={(event) => put({ ...item, label: { ...item.label, [language]: event.currentTarget.value } })}
              />
            ))}
            {more?.(item, put, index + 1)}
            <ActionIcon
              aria-label={t('forms.removeLine', { number: index + 1 })}
              disabled={items.length === 1}
              onClick={() => onChange(items.filter((one) => one.key !== item.key))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...items, blank(items)])}
      >
        {addLabel}
      </Button>
    </Input.Wrapper>
  )
}

export function ChoicesEditor({ items, onChange }: { items: readonly Choice[]; onChange: (items: Choice[]) => void }) {
  const { t } = useMessages('accounts')
  return (
    <TextsEditor
      items={items}
      label={t('forms.choices')}
      addLabel={t('forms.addChoice')}
      blank={blankChoice}
      onChange={onChange}
    />
  )
}

interface ColumnsEditorProps {
  items: readonly FormColumn[]
  onChange: (items: FormColumn[]) => void
}

export function ColumnsEditor({ items, onChange }: ColumnsEditorProps) {
  const { t } = useMessages('accounts')
  return (
    <TextsEditor
      items={items}
      label={t('forms.columns')}
      addLabel={t('forms.addColumn')}
      blank={blankColumn}
      onChange={onChange}
      more={(column, put, number) => (
        <Select
          aria-label={t('forms.columnType', { number })}
          value={column.type}
          allowDeselect={false}
          data={(column.type === 'select' ? [...columnTypes, column.type] : columnTypes).map((value) => ({
            value,
            label: t(`forms.type.${value}`),
          }))}
          onChange={(value) => {
            const type = columnTypes.find((one) => one === value)
            if (type && type !== column.type) put(columnAs(column, type))
          }}
        />
      )}
    />
  )
}
