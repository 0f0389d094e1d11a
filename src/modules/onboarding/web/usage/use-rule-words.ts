import { listFeatures } from '#modules/usage/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listUsageFigures, type UsageRule } from '../../contract.ts'

/** What the figures of usage are called, and when data stopped coming; empty until it is read. */
export function useFigures(enabled = true) {
  const { t, language } = useMessages('onboarding')
  const { data } = useEndpoint(listUsageFigures, {}, { enabled })
  const nameOf = (key: string) => {
    const named = data?.items.find((each) => each.key === key)?.name
    return named ? named[language] : t(`usage:attributes.${key.slice('usage.'.length)}`, { defaultValue: key })
  }
  return {
    stoppedOn: data?.stoppedOn ?? null,
    nameOf,
    choices: (data?.items ?? []).map(({ key }) => ({ value: key, label: nameOf(key) })),
  }
}

/** A rule in words: "3 people or more: Signed in, Invited". */
export function useRuleWords() {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const { data } = useEndpoint(listFeatures, {})
  const { nameOf } = useFigures()
  const featureName = (featureNo: number) =>
    data?.items.find((each) => each.featureNo === featureNo)?.name ?? t('usage.features')
  return (rule: UsageRule): string => {
    const atLeast = number(rule.atLeast)
    if (rule.kind === 'measure') return t('usage.rule.measure', { name: nameOf(rule.measure), atLeast })
    const names = [...rule.features.map(featureName), ...rule.names].join(t('project.comma'))
    return t(`usage.rule.${rule.kind}`, { names, atLeast })
  }
}
