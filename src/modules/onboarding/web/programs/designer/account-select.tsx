import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listAccounts } from '#modules/accounts/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

interface AccountSelectProps {
  value: string | null
  onChange: (accountId: string | null) => void
}

/** A customer to try the draft on. */
export function AccountSelect({ value, onChange }: AccountSelectProps) {
  const { t } = useMessages('onboarding')
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const { data } = useEndpoint(listAccounts, { query: { q, limit: 20 } }, { keepsPrevious: true })
  return (
    <Select
      label={t('designer.forAccount')}
      placeholder={t('designer.anyAccount')}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      searchable
      clearable
      onSearchChange={setWords}
      value={value}
      nothingFoundMessage={t('start.noAccount')}
      onChange={onChange}
    />
  )
}
