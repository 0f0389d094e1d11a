import { TextInput } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './answer.module.css'
import type { InputProps } from './question.ts'
import { asPerson } from './read-value.ts'

const parts = ['name', 'reading', 'department', 'title', 'email', 'phone'] as const
const inputTypes = { name: 'text', reading: 'text', department: 'text', title: 'text', email: 'email', phone: 'tel' }

/** A person with reading (フリガナ), department, title and how to reach them. */
export function PersonInput({ question, value, onChange, errors }: InputProps<'person'>) {
  const { t } = useMessages('accounts')
  const person = asPerson(value)
  return (
    <div className={classes.person}>
      {parts.map((part) => (
        <TextInput
          key={part}
          type={inputTypes[part]}
          label={t(`sheet.person.${part}`)}
          autoComplete="off"
          value={person[part]}
          error={errors.get(`${question.key}.${part}`)}
          onChange={(event) => onChange({ ...person, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}
