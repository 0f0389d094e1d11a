import { Button, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { HearingField } from '../../contract.ts'
import { Choices, OneChoice } from './choices.tsx'
import classes from './hearing.module.css'
import type { InputProps } from './input-props.ts'
import { TableRows, TextList } from './lists.tsx'
import { asParts, asText } from './values.ts'

interface QuestionProps {
  field: HearingField
  value: unknown
  isWrong: boolean
  /** What somebody else wrote into the same answer meanwhile; undefined when nobody did. */
  theirs: unknown
  onChange: (value: unknown) => void
  onDecide: (choice: 'mine' | 'theirs') => void
}

/** A question with its input; its words stand above, full width, since questions are sentences. */
export function Question({ field, value, isWrong, theirs, onChange, onDecide }: QuestionProps) {
  const { t, language } = useMessages('portal')
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the mark beside it
    <div className={classes.question} role="group" aria-labelledby={id} data-answer={field.key}>
      <p id={id} className={classes.label}>
        {field.label[language]} {field.required && <span className={classes.required}>{t('hearing.required')}</span>}
      </p>
      {field.help && <p className={classes.help}>{field.help[language]}</p>}
      <Answer field={field} value={value} onChange={onChange} labelledBy={id} />
      {isWrong && (
        <p role="alert" className={classes.wrong}>
          {t('hearing.check')}
        </p>
      )}
      {theirs !== undefined && (
        <div className={classes.theirs}>
          <p role="alert" className={classes.wrong}>
            {t('hearing.theirs')}
          </p>
          <fieldset disabled aria-label={t('hearing.theirs')}>
            <Answer field={field} value={theirs} onChange={() => undefined} labelledBy={id} />
          </fieldset>
          <div className={classes.choice}>
            <Button onClick={() => onDecide('theirs')}>{t('hearing.useTheirs')}</Button>
            <Button onClick={() => onDecide('mine')}>{t('hearing.useMine')}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

function Answer({ field, ...props }: InputProps & { field: HearingField }) {
  const { t } = useMessages('portal')
  const { value, onChange, labelledBy } = props
  switch (field.type) {
    case 'long_text':
      return (
        <Textarea
          aria-labelledby={labelledBy}
          autosize
          minRows={3}
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'select':
      return <OneChoice options={field.options} {...props} />
    case 'month':
      return (
        <OneChoice
          options={Array.from({ length: 12 }, (_, index) => {
            const month = String(index + 1)
            const label = t('hearing.month', { month })
            return { key: month, label: { ja: label, en: label } }
          })}
          {...props}
        />
      )
    case 'multi_select':
      return <Choices field={field} {...props} />
    case 'person':
      return <Person {...props} />
    case 'date_text':
      return <DateAndText {...props} />
    case 'text_list':
      return <TextList maxItems={field.maxItems} {...props} />
    case 'table':
      return <TableRows field={field} {...props} />
    default:
      return <Line type={field.type} {...props} />
  }
}

function Line({ type, value, onChange, labelledBy }: InputProps & { type: 'text' | 'date' | 'number' }) {
  return (
    <TextInput
      aria-labelledby={labelledBy}
      {...(type === 'date' && { type: 'date' })}
      {...(type === 'number' && { inputMode: 'decimal' })}
      value={asText(value)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}

const personParts = ['name', 'reading', 'department', 'title', 'email', 'phone'] as const
const keyboards = {
  name: 'text',
  reading: 'text',
  department: 'text',
  title: 'text',
  email: 'email',
  phone: 'tel',
} as const

function Person({ value, onChange }: InputProps) {
  const { t } = useMessages('portal')
  const parts = asParts(value)
  return (
    <div className={classes.parts}>
      {personParts.map((part) => (
        <TextInput
          key={part}
          label={t(`hearing.person.${part}`)}
          inputMode={keyboards[part]}
          value={asText(parts[part])}
          onChange={(event) => onChange({ ...parts, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function DateAndText({ value, onChange }: InputProps) {
  const { t } = useMessages('portal')
  const parts = asParts(value)
  return (
    <div className={classes.parts}>
      <TextInput
        type="date"
        label={t('hearing.date')}
        value={asText(parts.date)}
        onChange={(event) => onChange({ ...parts, date: event.currentTarget.value || null })}
      />
      <TextInput
        label={t('hearing.note')}
        value={asText(parts.text)}
        onChange={(event) => onChange({ ...parts, text: event.currentTarget.value })}
      />
    </div>
  )
}
