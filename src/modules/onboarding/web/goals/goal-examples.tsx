import { Select } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type GoalInput, readCriteriaExamples } from '../../contract.ts'
import { useText } from '../text.ts'

/** By kind of product: the first value that such customers reach, and the facts that prove it. */
export function GoalExamples({ onPick }: { onPick: (goal: Partial<GoalInput>) => void }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { data } = useEndpoint(readCriteriaExamples, {})
  if (!data) return null
  const pick = (key: string | null) => {
    const example = data.products.find((each) => each.key === key)
    if (!example) return
    onPick({ useCase: text(example.firstValue), requiredEvidence: example.facts.map(text).join('\n') })
  }
  return (
    <Select
      label={t('goals.examples.label')}
      description={t('goals.examples.hint')}
      placeholder={t('goals.examples.placeholder')}
      data={data.products.map((each) => ({
        value: each.key,
        label: t('goals.examples.option', {
          product: text(each.product),
          value: text(each.firstValue),
          days: each.guideDays,
        }),
      }))}
      value={null}
      searchable
      onChange={pick}
    />
  )
}
