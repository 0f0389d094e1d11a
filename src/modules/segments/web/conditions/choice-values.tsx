import { MultiSelect, TagsInput } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listAttributeValues } from '../../contract.ts'
import type { Test } from '../../domain/condition.ts'
import type { Attributes } from './use-attributes.ts'

interface ChoiceValuesProps {
  test: Test
  path: string
  attributes: Attributes
  onChange: (values: string[]) => void
}

/** Keys to choose from where they can be listed; else words, with those that customers have proposed. */
export function ChoiceValues({ test, path, attributes, onChange }: ChoiceValuesProps) {
  const { t } = useMessages('segments')
  const field = useField(path)
  const item = attributes.byKey.get(test.attribute)
  const options = attributes.optionsOf(item)
  const chosen = Array.isArray(test.value) ? test.value.map(String) : []
  const isOpen = item?.kind === 'choice' && item.options === null
  const inUse = useEndpoint(listAttributeValues, { params: { key: test.attribute } }, { enabled: isOpen })
  if (isOpen)
    return (
      <TagsInput
        {...field}
        label={t('field.values')}
        placeholder={chosen.length === 0 ? t('valuesHint') : ''}
        data={(inUse.data?.items ?? []).map(({ value }) => value)}
        maxTags={200}
        acceptValueOnBlur
        value={chosen}
        onChange={onChange}
      />
    )
  const gone = chosen.filter((key) => !options.some(({ value }) => value === key))
  return (
    <MultiSelect
      {...field}
      label={t('field.values')}
      placeholder={chosen.length === 0 ? t('choose') : ''}
      searchable
      hidePickedOptions
      data={[...options, ...gone.map((key) => ({ value: key, label: key }))]}
      value={chosen}
      onChange={onChange}
    />
  )
}
