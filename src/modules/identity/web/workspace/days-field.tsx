import { Pill, PillsInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { parseDateInput } from '#platform/kernel/parse-input.ts'
import { useEnterSubmit } from '#platform/web/enter-key/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

interface DaysFieldProps {
  path: string
  label: string
  description: string
  /** Days as YYYY-MM-DD; with `allowsYearly` also every year's as MM-DD. */
  value: readonly string[]
  onChange: (days: string[]) => void
  allowsYearly?: boolean
}

/** A set of days, added one by one in any usual way of writing a date. */
export function DaysField({ path, label, description, value, onChange, allowsYearly = false }: DaysFieldProps) {
  const { t } = useMessages('identity')
  const { date } = useFormats()
  const field = useField(path)
  const [typed, setTyped] = useState('')
  const [isYearly, setYearly] = useState(allowsYearly)
  const [isUnreadable, setUnreadable] = useState(false)

  const add = () => {
    if (typed.trim() === '') return
    const day = readDay(typed, isYearly)
    setUnreadable(day === undefined)
    if (day === undefined) return
    onChange([...new Set([...value, day])].sort())
    setTyped('')
  }
  const enter = useEnterSubmit(add)
  const nameOf = (day: string) =>
    day.length === 5 ? t('workspace.everyYear', { day: day.replace('-', '/') }) : date(day)
  return (
    <div>
      <PillsInput
        label={label}
        description={description}
        error={isUnreadable ? t('workspace.dayUnreadable') : field.error}
      >
        <Pill.Group>
          {value.map((day) => (
            <Pill
              key={day}
              withRemoveButton
              removeButtonProps={{
                'aria-label': t('workspace.removeDay', { day: nameOf(day) }),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => onChange(value.filter((each) => each !== day))}
            >
              {nameOf(day)}
            </Pill>
          ))}
          <PillsInput.Field
            aria-label={label}
            placeholder={t(isYearly ? 'workspace.dayYearly' : 'workspace.dayOnce')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={add}
            {...enter}
          />
        </Pill.Group>
      </PillsInput>
      {allowsYearly && (
        <Switch
          mt={8}
          label={t('workspace.addYearly')}
          checked={isYearly}
          onChange={(event) => setYearly(event.currentTarget.checked)}
        />
      )}
    </div>
  )
}

/** A year that has 29 February stands in where none is typed. */
const anyLeapYear = '2028'

/** `12/29` and `12月29日` as well as full dates; undefined when it is no day. */
function readDay(typed: string, isYearly: boolean): string | undefined {
  const text = typed.normalize('NFKC').trim()
  const withoutYear = /^(\d{1,2})\s*[/.\-月]\s*(\d{1,2})日?$/u.exec(text)
  if (withoutYear && !isYearly) return undefined
  const parsed = parseDateInput(withoutYear ? `${anyLeapYear}/${withoutYear[1]}/${withoutYear[2]}` : text, {
    order: 'ymd',
  })
  if (!parsed.ok) return undefined
  return isYearly ? parsed.value.slice(5) : parsed.value
}
