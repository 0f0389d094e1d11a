import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { noSegmentValue } from '../../contract.ts'
import { isInPoints, type NumberFigure, type OnboardingCut, type ShareFigure } from '../../domain/onboarding-figures.ts'
import type { OnboardingGroup } from '../../onboarding-contract.ts'
import { useSegmentNames } from '../segment-names.ts'

/** A figure as it is written: the value, and what it rests on. */
export function useFigureWords() {
  const { t } = useMessages('metrics')
  const { percent, number, duration } = useFormats()
  const round = (value: number) => number(Math.round(value * 10) / 10)
  return {
    share: ({ count, of, share }: OnboardingGroup['shares'][ShareFigure]) => {
      const counts = t('onboarding.countOf', { count: number(count), of: number(of) })
      if (of === 0) return { value: undefined, note: t('onboarding.notYet') }
      return share === null
        ? { value: counts, note: t('onboarding.tooFew', { n: number(of) }) }
        : { value: percent(share, 0), note: counts }
    },
    number: (key: NumberFigure, { n, mean, median, q1, q3 }: OnboardingGroup['numbers'][NumberFigure]) => {
      if (mean === null || median === null || q1 === null || q3 === null)
        return { value: undefined, note: t('onboarding.notYet') }
      const say = (value: number) =>
        isInPoints(key) ? t('onboarding.points', { n: round(value) }) : duration(Math.round(value * 10) / 10)
      const isMeanFirst = isInPoints(key) || key === 'time_to_churn'
      return {
        value: say(isMeanFirst ? mean : median),
        note: isMeanFirst
          ? t('onboarding.meanNote', { n: number(n), median: say(median) })
          : t('onboarding.medianNote', { n: number(n), mean: say(mean), q1: round(q1), q3: round(q3) }),
      }
    },
  }
}

/** The values of a cut by their names. */
export function useCutNames(cut: OnboardingCut): (value: string | null) => string {
  const { t } = useMessages('metrics')
  const isSegment = cut !== 'month' && cut !== 'quarter'
  const nameOf = useSegmentNames(isSegment ? cut : 'none')
  if (!isSegment) return (value) => value ?? t('noValue')
  if (cut !== 'program') return nameOf
  return (value) => {
    if (value === null || value === noSegmentValue) return nameOf(value)
    const [key = '', version = ''] = value.split(' ')
    return t('onboarding.programVersion', { name: nameOf(key), version: version.slice(1) })
  }
}
