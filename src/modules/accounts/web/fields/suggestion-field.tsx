import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { useField } from '#platform/web/form/index.ts'
import { labelOf, type Option } from './choices.ts'

interface SuggestionFieldProps {
  path: string
  label: string
  options: readonly Option[]
  /** A key of the options, or words of one's own. */
  value: string
  onChange: (value: string) => void
}

/** A line of text that offers the words in use; choosing one of them keeps its key. */
export function SuggestionField({ path, label, options, value, onChange }: SuggestionFieldProps) {
  const field = useField(path)
  const [typed, setTyped] = useState(labelOf(options, value))
  const take = (text: string) => {
    setTyped(text)
    onChange(options.find((option) => option.label === text)?.value ?? text)
  }
  const labels = [...new Set(options.map((option) => option.label))]
  return (
    <Autocomplete {...field} label={label} data={labels} value={typed} onChange={take} maxLength={100} limit={50} />
  )
}
