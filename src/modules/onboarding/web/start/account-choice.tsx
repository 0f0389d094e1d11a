import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listAccounts } from '#modules/accounts/contract.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listProjects } from '../../contract.ts'
import { useChosenAccount, useStartAddress } from './choices.ts'
import classes from './start.module.css'

/** The customer, found by name or reading; told beside it where one is already being onboarded. */
export function AccountChoice() {
  const { t } = useMessages('onboarding')
  const [{ account: accountId }, change] = useStartAddress()
  const account = useChosenAccount(accountId)
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const { data } = useEndpoint(listAccounts, { query: { q, limit: 20 } }, { keepsPrevious: true })
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const chosen =
    account && !found.some(({ value }) => value === account.id) ? [{ value: account.id, label: account.name }] : []
  return (
    <div className={classes.account}>
      <Select
        {...useField('accountId')}
        aria-label={t('start.account')}
        placeholder={t('start.accountPlaceholder')}
        data={[...chosen, ...found]}
        filter={({ options }) => options}
        searchable
        onSearchChange={setWords}
        value={accountId ?? null}
        nothingFoundMessage={t('start.noAccount')}
        onChange={(next) => change({ account: next ?? undefined })}
      />
      {accountId !== undefined && <RunningProject accountId={accountId} />}
    </div>
  )
}

function RunningProject({ accountId }: { accountId: string }) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(listProjects, { query: { accountId, state: 'open' } })
  const running = data?.items[0]
  if (running === undefined) return null
  return (
    <p className={classes.running}>
      {t('start.running')} <PageLink to={`/onboarding/${running.id}`}>{t('start.openRunning')}</PageLink>
    </p>
  )
}
