import { z } from 'zod'
import { readAccount } from '#modules/accounts/contract.ts'
import { useAddressState } from '#platform/web/address/index.ts'
import { callApi, useEndpoint } from '#platform/web/api/index.ts'
import { type ProjectInput, previewProject, readProgramSuggestion } from '../../contract.ts'

const address = z.object({
  account: z.uuid().optional().catch(undefined),
  program: z.string().optional().catch(undefined),
})

/** What a link to the page can choose ahead: the customer and the program. */
export const useStartAddress = () => useAddressState(address)

export interface StartDates {
  contractStartOn: string | null
  kickoffOn: string | null
  valueOn: string | null
  ownerId: string | null
}

export function useChosenAccount(accountId: string | undefined) {
  return useEndpoint(readAccount, { params: { id: accountId ?? '' } }, { enabled: accountId !== undefined }).data
}

/** The plan that the choices would make; goals change nothing in it. */
export const readPreview = (input: ProjectInput) => callApi(previewProject, { body: { ...input, goals: [] } })
export type Preview = Awaited<ReturnType<typeof readPreview>>

/** Which program suits the customer; undefined until it is known, and while no customer is chosen. */
export function useSuggestion(accountId: string | undefined) {
  return useEndpoint(readProgramSuggestion, { params: { id: accountId ?? '' } }, { enabled: accountId !== undefined })
    .data
}
