import { Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { DateField, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './answer.module.css'
import { PersonInput } from './person-input.tsx'
import type { InputProps } from './question.ts'
import { asChoices, asDateText, asNumber, asText, asTexts, rowsToDraw } from './read-value.ts'
import { TableInput } from './table-input.tsx'

/** Up to this many options are all shown; more go into a list. */
const optionsShown = 6

/** The input for a question's type of answer. */
export function AnswerInput({ question, ...props }: InputProps) {
  const { language } = useMessages('accounts')
  const label = question.label[language]
  switch (question.type) {
    case 'text':
      return (
        <TextInput
          aria-label={label}
          value={asText(props.value)}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )
    case 'long_text':
      return <LongText label={label} {...props} />
    case 'select':
      return <OneChoice question={question} {...props} />
    case 'multi_select':
      return <SomeChoices question={question} {...props} />
    case 'person':
      return <PersonInput question={question} {...props} />
    case 'table':
      return <TableInput question={question} {...props} />
    case 'date':
      return (
        <div className={classes.short}>
          <DateField path={question.key} label={label} value={asText(props.value) || null} onChange={props.onChange} />
        </div>
      )
    case 'date_text':
      return <DateAndText question={question} {...props} />
    case 'month':
      return <Month label={label} {...props} />
    case 'number':
      return (
        <div className={classes.short}>
          <NumberField
            path={question.key}
            label={label}
            value={asNumber(props.value)}
            onChange={props.onChange}
            {...(question.unit && { unit: question.unit[language] })}
          />
        </div>
      )
    case 'text_list':
      return <TextList question={question} {...props} />
  }
}

function LongText({ label, value, onChange }: { label: string; value: unknown; onChange: (value: unknown) => void }) {
  return (
    <Textarea
      aria-label={label}
      autosize
      minRows={2}
      maxRows={24}
      value={asText(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function OneChoice({ question, value, onChange }: InputProps<'select'>) {
  const { t, language } = useMessages('accounts')
  const label = question.label[language]
  const options = question.options.map((option) => ({ value: option.key, label: option.label[language] }))
  if (options.length > optionsShown) {
    return (
      <Select
        className={classes.short ?? ''}
        aria-label={label}
        data={options}
        value={asText(value) || null}
        onChange={onChange}
        clearable
        searchable
        placeholder={t('sheet.choose')}
      />
    )
  }
  return (
    <Radio.Group aria-label={label} value={asText(value)} onChange={onChange}>
      <div className={classes.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Radio.Group>
  )
}

function SomeChoices({ question, value, onChange }: InputProps<'multi_select'>) {
  const { t, language } = useMessages('accounts')
  const answer = asChoices(value)
  return (
    <>
      <Checkbox.Group
        aria-label={question.label[language]}
        value={answer.chosen}
        onChange={(chosen) => onChange({ ...answer, chosen })}
      >
        <div className={classes.options}>
          {question.options.map((option) => (
            <Checkbox key={option.key} value={option.key} label={option.label[language]} />
          ))}
        </div>
      </Checkbox.Group>
      {question.allowsOther && (
        <TextInput
          mt="xs"
          label={t('sheet.otherChoice')}
          value={answer.other}
          onChange={(event) => onChange({ ...answer, other: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function DateAndText({ question, value, onChange }: InputProps<'date_text'>) {
  const { t } = useMessages('accounts')
  const answer = asDateText(value)
  return (
    <div className={classes.dateText}>
      <DateField
        path={`${question.key}.date`}
        label={t('sheet.date')}
        value={answer.date}
        onChange={(date) => onChange({ ...answer, date })}
      />
      <Textarea
        label={t('sheet.words')}
        autosize
        minRows={1}
        value={answer.text}
        onChange={(event) => onChange({ ...answer, text: event.currentTarget.value })}
      />
    </div>
  )
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)

function Month({ label, value, onChange }: { label: string; value: unknown; onChange: (value: unknown) => void }) {
  const { t, language } = useMessages('accounts')
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const month = asNumber(value)
  return (
    <Select
      className={classes.short ?? ''}
      aria-label={label}
      data={months.map((each) => ({ value: String(each), label: monthName.format(Date.UTC(2026, each - 1, 1)) }))}
      value={month === null ? null : String(month)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      clearable
      placeholder={t('sheet.choose')}
    />
  )
}

function TextList({ question, value, onChange }: InputProps<'text_list'>) {
  const { language } = useMessages('accounts')
  const texts = asTexts(value)
  const change = (index: number, text: string) => {
    const next = rowsToDraw(texts, '', question.maxItems).map((each, at) => (at === index ? text : each))
    onChange(next.at(-1) === '' ? next.slice(0, -1) : next)
  }
  return (
    <ol className={classes.lines}>
      {rowsToDraw(texts, '', question.maxItems).map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <li key={index}>
          <TextInput
            aria-label={`${question.label[language]} ${index + 1}`}
            value={text}
            onChange={(event) => change(index, event.currentTarget.value)}
          />
        </li>
      ))}
    </ol>
  )
}
