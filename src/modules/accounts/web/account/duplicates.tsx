import { Alert } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountName } from '../../contract.ts'
import classes from './account.module.css'

/** Customers that may be this one under another spelling. */
export function Duplicates({ accounts }: { accounts: readonly AccountName[] }) {
  const { t } = useMessages('accounts')
  if (accounts.length === 0) return null
  return (
    <Alert title={t('account.duplicates')} color="yellow">
      <span className={classes.links}>
        {accounts.map(({ id, name }) => (
          <PageLink key={id} to={`/accounts/${id}`}>
            {name}
          </PageLink>
        ))}
      </span>
    </Alert>
  )
}
