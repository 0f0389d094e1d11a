import { MultiSelect, Select, SimpleGrid, Textarea } from '@mantine/core'
import { DateField, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { StakeholderRecord } from '../../contract.ts'
import { influences, itLiteracies, sentiments, stakeholderRoles } from '../../domain/stakeholder.ts'
import type { Choices } from '../fields/choices.ts'
import { nameOf, type PersonDraft } from './person.ts'

interface PersonFieldsProps {
  draft: PersonDraft
  others: readonly StakeholderRecord[]
  choices: Choices
  onChange: (changes: Partial<PersonDraft>) => void
}

const textFields = [
  { key: 'familyName', max: 100 },
  { key: 'givenName', max: 100 },
  { key: 'familyKana', max: 100 },
  { key: 'givenKana', max: 100 },
  { key: 'department', max: 200 },
  { key: 'title', max: 200 },
  { key: 'email', max: 254 },
  { key: 'phone', max: 50 },
] as const

export function PersonFields({ draft, others, choices, onChange }: PersonFieldsProps) {
  const { t } = useMessages('accounts')
  const note = useField('note')
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        {textFields.map(({ key, max }, place) => (
          <TextField
            key={key}
            path={key}
            label={t(`person.${key}`)}
            value={draft[key]}
            onChange={(value) => onChange({ [key]: value })}
            maxLength={max}
            required={key === 'familyName'}
            data-autofocus={place === 0 || undefined}
          />
        ))}
      </SimpleGrid>
      <MultiSelect
        label={t('person.roles')}
        data={choices.roles}
        value={draft.roles}
        onChange={(roles) => onChange({ roles: stakeholderRoles.filter((role) => roles.includes(role)) })}
        searchable
        clearable
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Select
          label={t('person.influence')}
          data={choices.influences}
          value={draft.influence}
          onChange={(value) => onChange({ influence: influences.find((each) => each === value) ?? null })}
          clearable
        />
        <Select
          label={t('person.sentiment')}
          data={choices.sentiments}
          value={draft.sentiment}
          onChange={(value) => onChange({ sentiment: sentiments.find((each) => each === value) ?? null })}
          clearable
        />
        <Select
          label={t('person.itLiteracy')}
          data={choices.itLiteracies}
          value={draft.itLiteracy}
          onChange={(value) => onChange({ itLiteracy: itLiteracies.find((each) => each === value) ?? null })}
          clearable
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('person.deputyOfId')}
          data={others.map((person) => ({ value: person.id, label: nameOf(person) }))}
          value={draft.deputyOfId}
          onChange={(deputyOfId) => onChange({ deputyOfId })}
          searchable
          clearable
        />
        <DateField
          path="leftOn"
          label={t('person.leftOn')}
          value={draft.leftOn}
          onChange={(leftOn) => onChange({ leftOn })}
        />
      </SimpleGrid>
      <Textarea
        {...note}
        label={t('person.note')}
        description={t('person.noteHint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5_000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
