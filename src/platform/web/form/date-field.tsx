import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/ja'
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { parseDateInput } from '#platform/kernel/parse-input.ts'
import { beforeEnter } from '../enter-key/index.ts'
import { useFormats } from '../formats/index.ts'
import { useMessages } from '../messages/index.ts'
import classes from './form.module.css'
import { useField } from './form.tsx'

interface DateFieldProps {
  path: string
  label: string
  description?: ReactNode
  /** `YYYY-MM-DD`, or null for none. */
  value: string | null
  onChange: (value: string | null) => void
  required?: boolean
}

/** A day, typed in any usual way (2026/4/1, full-width, an era year) or picked; read when the field is left. */
export function DateField({ path, value, onChange, ...others }: DateFieldProps) {
  const { t, language } = useMessages('platform')
  const { date } = useFormats()
  const field = useField(path)
  const [typed, setTyped] = useState<string>()
  const [isUnreadable, setUnreadable] = useState(false)
  const [isOpen, setOpen] = useState(false)

  const take = (next: string | null) => {
    setTyped(undefined)
    setUnreadable(false)
    onChange(next)
  }
  const read = () => {
    if (typed === undefined) return
    if (typed.trim() === '') return take(null)
    const parsed = parseDateInput(typed, { order: 'ymd' })
    if (parsed.ok) take(parsed.value)
    else setUnreadable(true)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...others}
          name={field.name}
          error={isUnreadable ? t('form.dateInvalid') : field.error}
          placeholder={t('form.datePlaceholder')}
          autoComplete="off"
          value={typed ?? (value === null ? '' : date(value, 'plain'))}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={read}
          onKeyDown={beforeEnter(read)}
          data-unreadable={isUnreadable}
          rightSection={
            <ActionIcon
              size="sm"
              aria-label={t('form.openCalendar')}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <DatePicker
          classNames={{ day: classes.day }}
          locale={language}
          firstDayOfWeek={1}
          monthLabelFormat={t('form.monthFormat')}
          ariaLabels={{
            previousMonth: t('form.previousMonth'),
            nextMonth: t('form.nextMonth'),
            previousYear: t('form.previousYear'),
            nextYear: t('form.nextYear'),
            previousDecade: t('form.previousYears'),
            nextDecade: t('form.nextYears'),
          }}
          getDayAriaLabel={(day) => date(day)}
          hideOutsideDates
          value={value}
          {...(value ? { defaultDate: value } : {})}
          onChange={(next) => {
            take(next)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
