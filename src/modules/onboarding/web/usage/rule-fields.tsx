import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listFeatures, searchEventNames } from '#modules/usage/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ChoiceField, NumberField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { UsageRule } from '../../contract.ts'
import classes from './usage.module.css'
import { useFigures } from './use-rule-words.ts'

interface RuleFieldsProps {
  rule: UsageRule
  onChange: (rule: UsageRule) => void
  /** Before each field's name in the contract: `rule.`. */
  path: string
}

const kinds = ['events', 'people', 'measure'] as const

/** A rule being written: events of the catalogue or by name, or a figure of usage, and how much is enough. */
export function RuleFields({ rule, onChange, path }: RuleFieldsProps) {
  const { t } = useMessages('onboarding')
  const { choices } = useFigures()
  const { atLeast } = rule
  const change = (kind: UsageRule['kind']) => {
    if (kind === 'measure') onChange({ kind, measure: choices[0]?.value ?? 'usage.events_28d', atLeast })
    else if (rule.kind === 'measure')
      onChange({ kind, names: [], features: [], atLeast: Math.max(1, Math.round(atLeast)) })
    else onChange({ ...rule, kind })
  }
  return (
    <div className={classes.rule}>
      <ChoiceField
        path={`${path}kind`}
        label={t('usage.field.kind')}
        value={rule.kind}
        choices={kinds.map((kind) => ({ value: kind, label: t(`usage.kind.${kind}`) }))}
        onChange={change}
      />
      {rule.kind === 'measure' ? (
        <ChoiceField
          path={`${path}measure`}
          label={t('usage.field.measure')}
          value={rule.measure}
          choices={choices}
          onChange={(measure) => onChange({ ...rule, measure })}
          searchable
        />
      ) : (
        <Events rule={rule} onChange={onChange} path={path} />
      )}
      <NumberField
        path={`${path}atLeast`}
        label={t('usage.field.atLeast')}
        value={atLeast}
        onChange={(value) => onChange({ ...rule, atLeast: value ?? 1 })}
      />
    </div>
  )
}

type EventRule = Exclude<UsageRule, { kind: 'measure' }>

function Events({ rule, onChange, path }: { rule: EventRule; onChange: (rule: UsageRule) => void; path: string }) {
  const { t } = useMessages('onboarding')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const found = useEndpoint(searchEventNames, { query: { q: words } }, { keepsPrevious: true })
  const features = useEndpoint(listFeatures, {})
  // A name may be chosen before the first event of it has come.
  const seen = (found.data?.items ?? []).map(({ name }) => name)
  const names = [...new Set([...rule.names, ...seen, ...(words === '' ? [] : [words])])]
  return (
    <>
      <MultiSelect
        {...useField(`${path}features`)}
        label={t('usage.field.features')}
        data={(features.data?.items ?? []).map(({ featureNo, name }) => ({ value: String(featureNo), label: name }))}
        value={rule.features.map(String)}
        onChange={(chosen) => onChange({ ...rule, features: chosen.map(Number) })}
        searchable
      />
      <MultiSelect
        {...useField(`${path}names`)}
        label={t('usage.field.names')}
        description={t('usage.field.namesHint')}
        data={names}
        // The server has searched already.
        filter={({ options }) => options}
        value={rule.names}
        onChange={(chosen) => onChange({ ...rule, names: chosen })}
        searchValue={typed}
        onSearchChange={setTyped}
        searchable
      />
    </>
  )
}
