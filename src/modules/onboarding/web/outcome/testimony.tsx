import { Autocomplete, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage } from '../../contract.ts'

interface Testimony {
  name: string
  /** Where and how it was said. */
  how: string
}

export function useTestimony() {
  const [value, onChange] = useState<Testimony>({ name: '', how: '' })
  return { value, onChange }
}

interface TestimonyFieldsProps {
  project: ProjectPage
  value: Testimony
  onChange: (value: Testimony) => void
  /** The contract's name of who said it. */
  namePath?: string
}

/** Who of the customer said it and how: without both, words that we write down prove nothing. */
export function TestimonyFields({ project, value, onChange, namePath = 'name' }: TestimonyFieldsProps) {
  const { t } = useMessages('onboarding')
  const people = project.people.filter((each) => each.kind === 'stakeholder').map((each) => each.name)
  return (
    <>
      <Autocomplete
        {...useField(namePath)}
        label={t('testimony.name')}
        data={[...new Set(people)]}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <TextInput
        {...useField('how')}
        label={t('testimony.how')}
        placeholder={t('testimony.howExample')}
        value={value.how}
        onChange={(event) => onChange({ ...value, how: event.currentTarget.value })}
      />
    </>
  )
}
