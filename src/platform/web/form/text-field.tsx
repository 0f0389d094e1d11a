import { Select, type SelectProps, TextInput, type TextInputProps } from '@mantine/core'
import { useField } from './form.tsx'

type FieldProps<Props> = Omit<Props, 'name' | 'error' | 'value' | 'onChange' | 'label'> & {
  path: string
  label: string
}

type TextFieldProps = FieldProps<TextInputProps> & { value: string; onChange: (value: string) => void }

/** A line of text in a form; what the server says of its path shows below it. */
export function TextField({ path, onChange, ...others }: TextFieldProps) {
  return <TextInput {...others} {...useField(path)} onChange={(event) => onChange(event.currentTarget.value)} />
}

interface Choice<Value extends string> {
  value: Value
  label: string
}

type ChoiceFieldProps<Value extends string> = Omit<FieldProps<SelectProps>, 'data'> & {
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
}

/** One of some choices in a form. */
export function ChoiceField<Value extends string>({ path, choices, onChange, ...others }: ChoiceFieldProps<Value>) {
  const choose = (value: string | null) => {
    const chosen = choices.find((choice) => choice.value === value)
    if (chosen) onChange(chosen.value)
  }
  return <Select {...others} {...useField(path)} data={choices} allowDeselect={false} onChange={choose} />
}
