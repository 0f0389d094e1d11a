import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readAccount, searchAccounts } from '../../contract.ts'

interface AccountPickerProps {
  path: string
  label: string
  value: string | null
  onChange: (accountId: string | null) => void
}

/** A customer, looked for on the server as one types. */
export function AccountPicker({ path, label, value, onChange }: AccountPickerProps) {
  const { t } = useMessages('accounts')
  const field = useField(path)
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const found = useEndpoint(searchAccounts, { query: { q: words } }, { enabled: words !== '', keepsPrevious: true })
  const current = useEndpoint(readAccount, { params: { id: value ?? '' } }, { enabled: value !== null })
  const offered = [...(current.data && value ? [current.data] : []), ...(found.data?.items ?? [])]
  const options = new Map(offered.map(({ id, name }) => [id, { value: id, label: name }]))
  return (
    <Select
      {...field}
      label={label}
      placeholder={t('facts.searchAccount')}
      data={[...options.values()]}
      // The server has searched already, by reading too.
      filter={({ options: all }) => all}
      value={value}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={words === '' ? t('facts.searchAccount') : t('facts.noAccount')}
      searchable
      clearable
    />
  )
}
