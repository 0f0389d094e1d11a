import { ActionIcon, Button, MultiSelect, TagsInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type Condition, type FactTest, factTests, type Rule } from '#platform/kernel/conditions/condition.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ChoiceField, formParts, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type FactKind, listFactKinds } from '../../contract.ts'
import classes from './conditions.module.css'

interface ConditionFieldsProps {
  title: string
  /** What it means to have no rule; without it there must be one. */
  always?: string
  /** Where the condition stands in what is sent: `program.tasks.3.when`. */
  path: string
  value: Condition | undefined
  onChange: (condition: Condition | undefined) => void
}

/** All or any of some rules about what is known of a customer. */
export function ConditionFields({ title, always, path, value, onChange }: ConditionFieldsProps) {
  const { t } = useMessages('accounts')
  const { data } = useEndpoint(listFactKinds, {})
  const kinds = data?.items ?? []
  const [first] = kinds
  const rules = value?.rules ?? []
  const put = (next: Rule[]) => onChange(next.length === 0 ? undefined : { match: value?.match ?? 'all', rules: next })
  return (
    <div className={formParts.part}>
      <h3>{title}</h3>
      {value === undefined && always && <p className={classes.quiet}>{always}</p>}
      {rules.length > 1 && value && (
        <ChoiceField
          path={`${path}.match`}
          label={t('condition.match')}
          value={value.match}
          choices={(['all', 'any'] as const).map((match) => ({ value: match, label: t(`condition.matches.${match}`) }))}
          onChange={(match) => onChange({ ...value, match })}
        />
      )}
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have nothing but their place
        <div key={index} className={formParts.row}>
          <RuleFields
            rule={rule}
            kinds={kinds}
            path={`${path}.rules.${index}`}
            onChange={(next) => put(rules.with(index, next))}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('condition.removeRule', { number: index + 1 })}
            disabled={always === undefined && rules.length === 1}
            onClick={() => put(rules.toSpliced(index, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      {first && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => put([...rules, { fact: first.fact, test: 'filled' }])}
          >
            {t('condition.addRule')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface RuleFieldsProps {
  rule: Rule
  kinds: readonly FactKind[]
  path: string
  onChange: (rule: Rule) => void
}

const testsOf: Record<FactKind['kind'], readonly FactTest[]> = {
  text: ['contains', 'one_of', 'none_of', 'filled'],
  number: ['at_least', 'at_most', 'filled'],
  choice: ['one_of', 'none_of', 'filled'],
}

function RuleFields({ rule, kinds, path, onChange }: RuleFieldsProps) {
  const { t, language } = useMessages('accounts')
  const kind = kinds.find(({ fact }) => fact === rule.fact)
  const offered = kind ? testsOf[kind.kind] : factTests
  const values = 'values' in rule ? rule.values : []
  return (
    <>
      <ChoiceField
        className={formParts.grow ?? ''}
        path={`${path}.fact`}
        label={t('condition.fact')}
        searchable
        value={rule.fact}
        choices={[
          ...kinds.map(({ fact, label }) => ({
            value: fact,
            label: t('condition.factOf', { name: label[language], from: t(`condition.from.${fact.split('.')[0]}`) }),
          })),
          ...(kind ? [] : [{ value: rule.fact, label: rule.fact }]),
        ]}
        onChange={(fact) => onChange({ fact, test: 'filled' })}
      />
      <ChoiceField
        path={`${path}.test`}
        label={t('condition.test')}
        value={rule.test}
        choices={[...new Set([...offered, rule.test])].map((test) => ({
          value: test,
          label: t(`condition.tests.${test}`),
        }))}
        onChange={(test) => onChange(ruleOf(rule, test))}
      />
      {'values' in rule &&
        (kind?.kind === 'choice' ? (
          <MultiSelect
            className={formParts.grow ?? ''}
            label={t('condition.values')}
            searchable
            data={kind.options.map((option) => ({ value: option.key, label: option.label[language] }))}
            value={values}
            onChange={(next) => onChange({ ...rule, values: next })}
          />
        ) : (
          <TagsInput
            className={formParts.grow ?? ''}
            label={t('condition.values')}
            placeholder={t('condition.valuesHint')}
            value={values}
            maxTags={30}
            acceptValueOnBlur
            onChange={(next) => onChange({ ...rule, values: next })}
          />
        ))}
      {'value' in rule && (
        <NumberField
          path={`${path}.value`}
          label={t('condition.bound')}
          value={rule.value}
          onChange={(value) => onChange({ ...rule, value: value ?? 0 })}
        />
      )}
    </>
  )
}

function ruleOf({ fact }: Rule, test: FactTest): Rule {
  switch (test) {
    case 'filled':
      return { fact, test }
    case 'at_least':
    case 'at_most':
      return { fact, test, value: 0 }
    case 'one_of':
    case 'none_of':
    case 'contains':
      return { fact, test, values: [] }
  }
}
