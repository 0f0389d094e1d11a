import { listStakeholders } from '#modules/accounts/contract.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

/** The customer's people who are still there; without an address a mail can't be to them. */
export function useReaders(accountId: string) {
  const { t, language } = useMessages('messaging')
  const { data } = useEndpoint(listStakeholders, { params: { id: accountId } })
  return (data?.items ?? [])
    .filter(({ isActive }) => isActive)
    .map(({ id, email, familyName, givenName }) => {
      const name = personName(language, { family: familyName, given: givenName })
      return { id, isReachable: email !== null, label: email === null ? t('draft.noAddress', { name }) : name }
    })
}
