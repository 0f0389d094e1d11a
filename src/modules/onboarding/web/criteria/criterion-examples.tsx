import { Select } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type CriterionTerms, readCriteriaExamples } from '../../contract.ts'
import { useText } from '../text.ts'
import { newTerms } from './terms.ts'

interface CriterionExamplesProps {
  onPick: (criterion: { text: string; terms: CriterionTerms }) => void
}

/** Proven criteria: the facts by which customers of a kind of product show that they made it, and the standard set. */
export function CriterionExamples({ onPick }: CriterionExamplesProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { data } = useEndpoint(readCriteriaExamples, {})
  if (!data) return null
  const ofProducts = data.products.map((each) => ({
    group: text(each.product),
    items: each.facts.map((fact, index) => ({ value: `${each.key}:${index}`, label: text(fact) })),
  }))
  const ofStandard = {
    group: t('criteria.examples.standard'),
    items: data.standard.map((each) => ({ value: each.key, label: text(each.text) })),
  }
  const pick = (value: string | null) => {
    const [key, index] = value?.split(':') ?? []
    const standard = data.standard.find((each) => each.key === value)
    const fact = data.products.find((each) => each.key === key)?.facts[Number(index)]
    if (standard) {
      const { text: words, key: _, ...terms } = standard
      onPick({ text: text(words), terms: { ...newTerms, ...terms } })
    } else if (fact) onPick({ text: text(fact), terms: { ...newTerms, verifiedBy: ['customer', 'evidence'] } })
  }
  return (
    <Select
      label={t('criteria.examples.label')}
      description={t('criteria.examples.hint')}
      placeholder={t('criteria.examples.placeholder')}
      data={[...ofProducts, ofStandard]}
      value={null}
      searchable
      onChange={pick}
    />
  )
}
