import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { CriterionTerms } from '../../contract.ts'

/** Units that have words of their own; any other is shown as it was typed. */
const knownUnits = ['percent', 'count', 'score'] as const

export const newTerms: CriterionTerms = {
  category: 'outcome',
  isMust: true,
  verifiedBy: ['customer'],
  target: null,
  unit: '',
  windowDays: null,
  judge: '',
}

/** Writes target, window and judge as one line; empty where nothing of it was set. */
export function useTermsLine(): (terms: CriterionTerms) => string {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const unitOf = (unit: string) => {
    const known = knownUnits.find((each) => each === unit)
    return known ? t(`criteria.unit.${known}`) : unit
  }
  return ({ target, unit, windowDays, judge }) =>
    [
      target !== null && t('criteria.terms.target', { value: number(target), unit: unitOf(unit) }),
      windowDays !== null && t('criteria.terms.window', { count: windowDays }),
      judge !== '' && t('criteria.terms.judge', { name: judge }),
    ]
      .filter((part) => part !== false)
      .join(t('criteria.terms.join'))
}
