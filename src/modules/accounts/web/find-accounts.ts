import { callApi } from '#platform/web/api/index.ts'
import { searchAccounts } from '../contract.ts'

/** Customers for the command palette: those whose name, reading or external ID contains the words. */
export async function findAccounts(
  words: string,
): Promise<{ id: string; label: string; detail: string; to: string }[]> {
  const { items } = await callApi(searchAccounts, { query: { q: words } })
  return items.map(({ id, name, nameKana, externalId, ownerName }) => ({
    id,
    label: name,
    detail: [nameKana ?? externalId, ownerName].filter(Boolean).join('・'),
    to: `/accounts/${id}`,
  }))
}
