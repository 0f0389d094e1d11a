import { useMemo } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Measurable } from './edits.ts'

const partsOf = (key: string) => {
  const [module = '', ...what] = key.split('.')
  return { module, what: what.join('.') }
}

/** What measures and rules may look at, in the reader's words and those of both languages. */
export function useAttributeWords(attributes: readonly Measurable[]) {
  const { t, language } = useMessages('health')
  return useMemo(() => {
    const byKey = new Map(attributes.map((each) => [each.key, each]))
    const wordOf = (key: string) => {
      const { module, what } = partsOf(key)
      return t(`${module}:attributes.${what}`, { defaultValue: key })
    }
    const labelOf = (key: string) => {
      const item = byKey.get(key)
      if (item === undefined) return t('editor.attributeGone', { key })
      return item.name?.[language] ?? wordOf(key)
    }
    const optionOf = (key: string, option: string) => {
      const { module, what } = partsOf(key)
      const named = byKey.get(key)?.optionNames[option]?.[language]
      return named ?? t(`${module}:attributeOptions.${what}.${option}`, { defaultValue: option })
    }
    const choices = [...Map.groupBy(attributes, ({ key }) => partsOf(key).module)].map(([module, own]) => ({
      group: t(`segments:from.${module}`, { defaultValue: module }),
      items: own.map(({ key }) => ({ value: key, label: labelOf(key) })),
    }))
    /** With what is chosen already, though nobody provides it. */
    const choicesWith = (key: string) =>
      byKey.has(key) ? choices : [{ group: '', items: [{ value: key, label: labelOf(key) }] }, ...choices]
    return { byKey, labelOf, optionOf, choices, choicesWith }
  }, [attributes, language, t])
}
export type AttributeWords = ReturnType<typeof useAttributeWords>
