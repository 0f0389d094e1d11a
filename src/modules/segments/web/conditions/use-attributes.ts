import { useMemo } from 'react'
import { listAccountChoices } from '#modules/accounts/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type AttributeRecord, listSegmentAttributes } from '../../contract.ts'

export interface Option {
  value: string
  label: string
}

const partsOf = (key: string) => {
  const [module = '', ...what] = key.split('.')
  return { module, what: what.join('.') }
}

/** What conditions may ask about, in the reader's words. */
export function useAttributes() {
  const { t, language } = useMessages('segments')
  const { data, error, refetch } = useEndpoint(listSegmentAttributes, {})
  const choices = useEndpoint(listAccountChoices, {})
  return useMemo(() => {
    const items = data?.items ?? []
    const byKey = new Map(items.map((item) => [item.key, item]))
    const members = (choices.data?.owners ?? []).map(({ id, name }) => ({ value: id, label: name }))
    const labelOf = (key: string) => {
      const item = byKey.get(key)
      const { module, what } = partsOf(key)
      if (item === undefined) return t('attributeGone', { key })
      return item.name?.[language] ?? t(`${module}:attributes.${what}`)
    }
    const optionsOf = (item: AttributeRecord | undefined): Option[] => {
      if (item === undefined) return []
      if (item.kind === 'member') return members
      const { module, what } = partsOf(item.key)
      return (item.options ?? []).map(({ key, name }) => ({
        value: key,
        label: name?.[language] ?? t(`${module}:attributeOptions.${what}.${key}`),
      }))
    }
    const groups = [...Map.groupBy(items, ({ key }) => partsOf(key).module)].map(([module, own]) => ({
      group: t(`from.${module}`),
      items: own.map(({ key }) => ({ value: key, label: labelOf(key) })),
    }))
    return { items, byKey, groups, labelOf, optionsOf, isLoaded: data !== undefined, error, refetch }
  }, [data, choices.data, error, refetch, language, t])
}
export type Attributes = ReturnType<typeof useAttributes>
