import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { searchAccounts } from '#modules/accounts/contract.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeSegmentMembers } from '../../contract.ts'

/** Puts the customer that is chosen into a static segment. */
export function AddMembers({ segmentId }: { segmentId: string }) {
  const { t } = useMessages('segments')
  const notice = useNotice()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const found = useEndpoint(searchAccounts, { query: { q: words } }, { enabled: words !== '', keepsPrevious: true })
  const move = useEndpointMutation(changeSegmentMembers)
  const add = (accountId: string | null) => {
    if (accountId === null) return
    move.mutate(
      { params: { id: segmentId }, body: { add: [accountId] } },
      {
        onSuccess: ({ added }) => {
          setTyped('')
          notice.done(t(added > 0 ? 'putIn' : 'isInAlready'))
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  }
  return (
    <Select
      aria-label={t('addCustomer')}
      placeholder={t('addCustomer')}
      data={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already, by reading too.
      filter={({ options }) => options}
      value={null}
      onChange={add}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={words === '' ? t('addCustomer') : t('noCustomer')}
      searchable
    />
  )
}
