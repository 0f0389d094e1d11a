import { ActionIcon, NativeSelect, Select, TagsInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { FactTest } from '../../../domain/scorecard/fact-test.ts'
import type { AttributeWords } from './attribute-words.ts'
import own from './editor.module.css'
import { blankTest, testsFor, withTest } from './edits.ts'
import { NumberOf } from './fields.tsx'

interface FactTestEditorProps {
  /** The name of the rule that asks. */
  of: string
  test: FactTest
  words: AttributeWords
  isLocked: boolean
  onChange: (test: FactTest) => void
  onRemove: (() => void) | undefined
}

/** One question about what is known: about what, how it is compared, and with what. */
export function FactTestEditor({ of, test, words, isLocked, onChange, onRemove }: FactTestEditorProps) {
  const { t } = useMessages('health')
  const attribute = words.byKey.get(test.attribute)
  const options = attribute?.options ?? []
  const tests = attribute ? testsFor(attribute.kind) : [test.test]
  const keyOf = (label: string) => options.find((each) => words.optionOf(test.attribute, each) === label) ?? label
  return (
    <div className={own.test}>
      <Select
        className={own.wide ?? ''}
        label={t('editor.about')}
        aria-label={t('editor.aboutOf', { name: of })}
        searchable
        allowDeselect={false}
        disabled={isLocked}
        nothingFoundMessage={t('editor.noAttribute')}
        data={words.choicesWith(test.attribute)}
        value={test.attribute}
        onChange={(key) => {
          const chosen = key === null ? undefined : words.byKey.get(key)
          if (chosen && chosen.key !== test.attribute) onChange(blankTest(chosen))
        }}
      />
      <NativeSelect
        label={t('editor.how')}
        aria-label={t('editor.howOf', { name: of })}
        disabled={isLocked}
        value={test.test}
        data={tests.map((value) => ({ value, label: t(`test.${value}`) }))}
        onChange={(event) => {
          const wanted = tests.find((each) => each === event.currentTarget.value)
          if (wanted) onChange(withTest(test, wanted, options))
        }}
      />
      {(test.test === 'at_least' || test.test === 'at_most') && (
        <NumberOf
          path={`${test.attribute}.value`}
          label={t('editor.value')}
          aria-label={t('editor.valueOf', { name: of })}
          min={-1e12}
          max={1e12}
          isExact
          isLocked={isLocked}
          value={test.value}
          onChange={(value) => onChange({ ...test, value })}
        />
      )}
      {test.test === 'one_of' && (
        <TagsInput
          className={own.wide ?? ''}
          label={t('editor.values')}
          aria-label={t('editor.valuesOf', { name: of })}
          maxTags={20}
          acceptValueOnBlur
          disabled={isLocked}
          data={options.map((each) => words.optionOf(test.attribute, each))}
          value={test.values.map((each) => words.optionOf(test.attribute, each))}
          onChange={(labels) => onChange({ ...test, values: labels.map(keyOf) })}
        />
      )}
      {onRemove && !isLocked && (
        <ActionIcon variant="subtle" aria-label={t('editor.removeTest', { name: of })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </div>
  )
}
