import { useState } from 'react'
import { z } from 'zod'
import { asProblem, callApi, useEndpointMutation, useRefresh } from '#platform/web/api/index.ts'
import { type AccountDetails, readAccount, updateAccount } from '../../contract.ts'
import { valueIn } from '../fields/account-field.ts'

// The server judges the value; here only its place in the body is known.
const bodySchema = z.custom<z.input<typeof updateAccount.body>>((body) => typeof body === 'object')

function changeOf(key: string, value: unknown) {
  const [group, name] = key.split('.')
  return group === 'custom' && name !== undefined ? { custom: { [name]: value } } : { [key]: value }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Saves one fact of a customer. When somebody else changed the customer meanwhile, the fact is saved all the same if it
 * was not that fact; else `theirs` holds the customer as it is now, and saving again replaces it knowingly.
 */
export function useFactSaving(account: AccountDetails, key: string, onSaved: () => void) {
  const update = useEndpointMutation(updateAccount)
  const refresh = useRefresh()
  const [valueBefore] = useState(() => valueIn(account, key))
  const [theirs, setTheirs] = useState<AccountDetails>()

  const send = (value: unknown, version: number) => {
    const body = bodySchema.parse({ ...changeOf(key, value), version })
    return update.mutateAsync({ params: { id: account.id }, body })
  }
  const save = async (value: unknown) => {
    try {
      await send(value, (theirs ?? account).version)
    } catch (thrown) {
      if (asProblem(thrown).code !== 'accounts.changed_meanwhile') throw thrown
      const latest = await callApi(readAccount, { params: { id: account.id } })
      const isOtherFact = theirs === undefined && isSame(valueIn(latest, key), valueBefore)
      if (!isOtherFact) {
        setTheirs(latest)
        await refresh(readAccount)
        return
      }
      await send(value, latest.version)
    }
    onSaved()
  }
  return {
    /** What is refused stays in `error`. */
    save: (value: unknown) => void save(value).catch(() => undefined),
    error: theirs ? null : update.error,
    isPending: update.isPending,
    theirs,
  }
}
