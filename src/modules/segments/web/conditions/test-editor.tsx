import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { DateField, formParts, NumberField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { operatorsFor, type Test } from '../../domain/condition.ts'
import { ChoiceValues } from './choice-values.tsx'
import classes from './conditions.module.css'
import { blankTest, rangeOf, withRange } from './draft.ts'
import type { Attributes } from './use-attributes.ts'

interface TestEditorProps {
  test: Test
  /** `condition.of.0` */
  path: string
  attributes: Attributes
  /** What the question selects by itself, in words. */
  note: string | undefined
  onChange: (test: Test) => void
  onRemove: () => void
}

/** One question: about what, how it is compared, and with what. */
export function TestEditor({ test, path, attributes, note, onChange, onRemove }: TestEditorProps) {
  const { t } = useMessages('segments')
  const item = attributes.byKey.get(test.attribute)
  const label = attributes.labelOf(test.attribute)
  const gone = item ? [] : [{ value: test.attribute, label }]
  const attributeField = useField(`${path}.attribute`)
  const operatorField = useField(`${path}.operator`)
  return (
    <div className={classes.test}>
      <div className={formParts.row}>
        <Select
          {...attributeField}
          className={formParts.grow ?? ''}
          label={t('field.attribute')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('noAttribute')}
          data={[...gone, ...attributes.groups]}
          value={test.attribute}
          onChange={(key) => {
            const chosen = key === null ? undefined : attributes.byKey.get(key)
            if (chosen && chosen.key !== test.attribute) onChange(blankTest(chosen))
          }}
        />
        <Select
          {...operatorField}
          className={classes.operator ?? ''}
          label={t('field.operator')}
          allowDeselect={false}
          data={(item ? operatorsFor(item.kind) : [test.operator]).map((each) => ({
            value: each,
            label: t(`operator.${each}`),
          }))}
          value={test.operator}
          onChange={(next) => {
            const operator = item && operatorsFor(item.kind).find((each) => each === next)
            if (operator) onChange(blankTest(item, operator, test))
          }}
        />
        <ActionIcon variant="subtle" aria-label={t('removeTest', { attribute: label })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      <ValueEditor test={test} path={`${path}.value`} attributes={attributes} onChange={onChange} />
      {note && <p className={classes.note}>{note}</p>}
    </div>
  )
}

type ValueEditorProps = Pick<TestEditorProps, 'test' | 'path' | 'attributes' | 'onChange'>

function ValueEditor({ test, path, attributes, onChange }: ValueEditorProps) {
  const { t } = useMessages('segments')
  const field = useField(path)
  const item = attributes.byKey.get(test.attribute)
  const { operator, value } = test
  const set = (next: Test['value']) => onChange({ ...test, value: next })
  const label = t('field.value')
  const unit = item?.unit && item.unit !== 'count' ? { unit: t(`unitName.${item.unit}`) } : {}
  const hint = item?.kind === 'money' ? { description: t('moneyHint') } : {}
  const isDate = item?.kind === 'date'
  if (item === undefined || operator === 'empty' || operator === 'not_empty') return null
  switch (operator) {
    case 'is_true':
    case 'is_false':
      return null
    case 'contains':
    case 'is':
    case 'is_not':
      return (
        <TextInput
          {...field}
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'any_of':
    case 'all_of':
    case 'none_of':
      return <ChoiceValues test={test} path={path} attributes={attributes} onChange={set} />
    case 'in_next_days':
    case 'in_last_days':
    case 'before_last_days':
      return <NumberField path={path} label={label} value={numberOf(value)} onChange={set} unit={t('unitName.days')} />
    case 'between': {
      const [from, to] = rangeOf(value)
      const change = (at: 0 | 1) => (next: string | number | null) => set(withRange(value, at, next))
      return (
        <div className={formParts.row}>
          {isDate ? (
            <>
              <DateField path={path} label={t('field.from')} value={textOf(from)} onChange={change(0)} />
              <DateField path={`${path}.1`} label={t('field.to')} value={textOf(to)} onChange={change(1)} />
            </>
          ) : (
            <>
              <NumberField path={path} label={t('field.from')} value={numberOf(from)} onChange={change(0)} {...unit} />
              <NumberField
                path={`${path}.1`}
                label={t('field.to')}
                value={numberOf(to)}
                onChange={change(1)}
                {...unit}
              />
            </>
          )}
        </div>
      )
    }
    default:
      return isDate ? (
        <DateField path={path} label={label} value={textOf(value)} onChange={set} />
      ) : (
        <NumberField path={path} label={label} value={numberOf(value)} onChange={set} {...unit} {...hint} />
      )
  }
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
