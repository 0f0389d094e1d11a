import type { Rule } from '#platform/kernel/conditions/condition.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listFactKinds } from '../../contract.ts'

/** A rule about what is known of a customer, in words; undefined until the names of the facts are known. */
export function useRuleWords(): ((rule: Rule) => string) | undefined {
  const { t, language } = useMessages('accounts')
  const { number } = useFormats()
  const { data } = useEndpoint(listFactKinds, {})
  if (data === undefined) return undefined
  return (rule) => {
    const kind = data.items.find(({ fact }) => fact === rule.fact)
    const name = kind?.label[language] ?? rule.fact
    const wordOf = (value: string) => kind?.options.find(({ key }) => key === value)?.label[language] ?? value
    const values = 'values' in rule ? rule.values.map(wordOf).join(t('condition.or')) : ''
    return t(`condition.words.${rule.test}`, { name, values, bound: 'value' in rule ? number(rule.value) : '' })
  }
}
