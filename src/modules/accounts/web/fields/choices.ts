import { useMemo } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listAccountChoices, listCustomFields, touchModels } from '../../contract.ts'
import { fitVerdicts } from '../../domain/fit/fit.ts'
import { healthBands } from '../../domain/profile/health-band.ts'
import type { ChoiceList } from './account-field.ts'

export interface Option {
  value: string
  label: string
}

/** What may be chosen of customers and their people, labelled in the reader's language; empty lists until loaded. */
export function useChoices() {
  const { t, language } = useMessages('accounts')
  const { data } = useEndpoint(listAccountChoices, {})
  return useMemo(() => {
    const labelled = (choices: readonly { key: string; label: Record<'ja' | 'en', string> }[] = []): Option[] =>
      choices.map(({ key, label }) => ({ value: key, label: label[language] }))
    const asTyped = (words: readonly string[] = []): Option[] => words.map((word) => ({ value: word, label: word }))
    const lists = {
      industries: [...labelled(data?.industries), ...asTyped(data?.otherIndustries)],
      phases: labelled(data?.phases),
      owners: (data?.owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
      plans: asTyped(data?.plans),
      regions: asTyped(data?.regions),
      countries: asTyped(data?.countries),
      fits: fitVerdicts.map((key) => ({ value: key, label: t(`fit.verdict.${key}`) })),
      healthBands: healthBands.map((key) => ({ value: key, label: t(`healthBand.${key}`) })),
      touchModels: touchModels.map((key) => ({ value: key, label: t(`touchModel.${key}`) })),
    } satisfies Record<ChoiceList, readonly Option[]>
    return {
      ...lists,
      /** Members who can be made owners from now on. */
      activeOwners: lists.owners.filter(({ value }) =>
        data?.owners.some(({ id, isActive }) => id === value && isActive),
      ),
      roles: labelled(data?.stakeholderRoles),
      conditions: labelled(data?.phaseConditions),
      influences: labelled(data?.influences),
      sentiments: labelled(data?.sentiments),
      itLiteracies: labelled(data?.itLiteracies),
      isLoaded: data !== undefined,
    }
  }, [data, language, t])
}
export type Choices = ReturnType<typeof useChoices>

/** The label of a key, or the key itself where it is no choice (any more): words of one's own. */
export function labelOf(options: readonly Option[], key: string): string {
  return options.find(({ value }) => value === key)?.label ?? key
}

/** The workspace's own fields that are in use, in their order. */
export function useCustomFields() {
  const { data } = useEndpoint(listCustomFields, {})
  return data?.items ?? []
}
