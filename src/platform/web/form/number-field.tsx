import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { parseNumberInput } from '#platform/kernel/parse-input.ts'
import { beforeEnter } from '../enter-key/index.ts'
import { useFormats } from '../formats/index.ts'
import { useMessages } from '../messages/index.ts'
import { useField } from './form.tsx'

interface NumberFieldProps {
  path: string
  /** Left out where a heading of the table says it; `aria-label` then does. */
  label?: string
  description?: ReactNode
  value: number | null
  onChange: (value: number | null) => void
  required?: boolean
  disabled?: boolean
  /** Where many fields of a page have the same label. */
  'aria-label'?: string
  /** Written behind the number: yen, seats, days. */
  unit?: string
}

/** A number, full-width digits and separators included; read when the field is left. */
export function NumberField({ path, value, onChange, unit, ...others }: NumberFieldProps) {
  const { t } = useMessages('platform')
  const { number } = useFormats()
  const field = useField(path)
  const [typed, setTyped] = useState<string>()
  const [isUnreadable, setUnreadable] = useState(false)

  const take = (next: number | null) => {
    setTyped(undefined)
    setUnreadable(false)
    onChange(next)
  }
  const read = () => {
    if (typed === undefined) return
    if (typed.trim() === '') return take(null)
    const parsed = parseNumberInput(typed)
    if (parsed.ok) take(parsed.value)
    else setUnreadable(true)
  }
  return (
    <TextInput
      {...others}
      name={field.name}
      error={isUnreadable ? t('form.numberInvalid') : field.error}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : number(value, 10))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={beforeEnter(read)}
      data-unreadable={isUnreadable}
      rightSection={unit}
      rightSectionWidth={unit ? 44 : 0}
      styles={{ input: { textAlign: 'end' } }}
    />
  )
}
