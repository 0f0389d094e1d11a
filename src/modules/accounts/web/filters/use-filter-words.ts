import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ListField, ListFilter } from '../../domain/list-view.ts'
import { labelOf, type Option } from '../fields/choices.ts'
import { type FieldWords, optionsOf } from '../fields/field-words.ts'
import { choicesOf, datesOf, editorFor, numberOf, numbersOf, textOf } from './filter-value.ts'

/** Conditions in words, and the choices a field offers to them. */
export function useFilterWords(words: FieldWords) {
  const { t, language } = useMessages('accounts')
  const { date, number } = useFormats()
  const options = (key: string): readonly Option[] => {
    const field = words.fieldOf(key)
    const offered = optionsOf(field, words.choices, language) ?? []
    const isOfMembers = field.choices === 'owners'
    return isOfMembers ? [{ value: 'me', label: t('filter.me') }, ...offered] : offered
  }
  const range = ([from, to]: readonly (string | null)[]) => t('filter.range', { from: from ?? '', to: to ?? '' })
  const valueText = (filter: ListFilter, field: ListField) => {
    const amount = (value: number | null) =>
      value === null ? null : words.fieldOf(field.key).kind === 'money' ? words.text(field.key, value) : number(value)
    switch (editorFor(filter.operator, field)) {
      case 'none':
        return ''
      case 'text':
        return textOf(filter)
      case 'number':
        return amount(numberOf(filter)) ?? ''
      case 'numbers':
        return range(numbersOf(filter).map(amount))
      case 'date':
        return date(textOf(filter), 'plain')
      case 'dates':
        return range(datesOf(filter).map((day) => day && date(day, 'plain')))
      case 'days':
        return number(numberOf(filter) ?? 0)
      case 'choices':
        return choicesOf(filter)
          .map((key) => labelOf(options(key === 'me' ? 'ownerId' : field.key), key))
          .join(t('value.comma'))
    }
  }
  return {
    options,
    /** `フェーズ:導入期、定着期` */
    sentence: (filter: ListFilter, field: ListField) =>
      t(`filterSentence.${filter.operator}`, { field: words.label(field.key), value: valueText(filter, field) }),
  }
}
export type FilterWords = ReturnType<typeof useFilterWords>
