import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AttributeRecord, KnownValue } from '../../contract.ts'
import type { Test } from '../../domain/condition.ts'
import type { Attributes } from './use-attributes.ts'

/** Questions and values of attributes as sentences. */
export function useTestWords(attributes: Attributes) {
  const { t } = useMessages('segments')
  const { number, date } = useFormats()
  const one = (item: AttributeRecord | undefined, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number')
      return item?.unit && item.unit !== 'count' && item.unit !== 'points'
        ? t(`unit.${item.unit}`, { value: number(value) })
        : number(value)
    if (item?.kind === 'date') return date(value)
    return attributes.optionsOf(item).find((option) => option.value === value)?.label ?? value
  }
  const many = (item: AttributeRecord | undefined, value: Test['value'] | KnownValue): string => {
    if (value === null) return t('unknown')
    return Array.isArray(value) ? value.map((each) => one(item, each)).join(t('comma')) : one(item, value)
  }
  return {
    known: (key: string, value: KnownValue) => many(attributes.byKey.get(key), value),
    question: ({ attribute, operator, value }: Test) => {
      const item = attributes.byKey.get(attribute)
      const [from, to] = Array.isArray(value) ? value : []
      const isRange = operator === 'between' && from !== undefined && to !== undefined
      const isDays = operator.endsWith('_days')
      const words = isDays ? number(Number(value)) : value === null ? '' : many(item, value)
      return t('sentence', {
        attribute: attributes.labelOf(attribute),
        test: isRange
          ? t('said.between', { from: one(item, from), to: one(item, to) })
          : t(`said.${operator}`, { value: words }),
      })
    },
  }
}
