import { listAccountChoices } from '#modules/accounts/contract.ts'
import { listPrograms } from '#modules/onboarding/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { noSegmentValue, type Segment } from '../contract.ts'
import { sizeSegments } from '../domain/size-segment.ts'

const touchModels = ['high', 'low', 'tech'] as const

/** The values of a segment by their names; a value without one is shown as it is. */
export function useSegmentNames(segment: Segment): (value: string | null) => string {
  const { t, language } = useMessages('metrics')
  const choices = useEndpoint(listAccountChoices, {}, { enabled: segment === 'industry' || segment === 'owner' }).data
  const programs = useEndpoint(listPrograms, {}, { enabled: segment === 'program' }).data
  const names: Readonly<Record<Segment, readonly (readonly [string, string])[]>> = {
    none: [],
    plan: [],
    industry: (choices?.industries ?? []).map(({ key, label }) => [key, label[language]]),
    owner: (choices?.owners ?? []).map(({ id, name }) => [id, name]),
    program: (programs?.items ?? []).map(({ key, name }) => [key, name[language]]),
    size: sizeSegments.map((size) => [size, t(`sizes.${size}`)]),
    touch_model: touchModels.map((model) => [model, t(`touchModels.${model}`)]),
  }
  const byValue = new Map(names[segment])
  return (value) => (value === null || value === noSegmentValue ? t('noValue') : (byValue.get(value) ?? value))
}
