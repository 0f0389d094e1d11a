import { PageLink } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { AccountDetails } from '../../contract.ts'
import classes from './account.module.css'

/** Customers that may be this one under another spelling; not those known to belong to it. */
export function Duplicates({ account }: { account: AccountDetails }) {
  const { t } = useMessages('accounts')
  const related = [account.parent, ...account.children].map((relative) => relative?.id)
  const doubtful = account.possibleDuplicates.filter(({ id }) => !related.includes(id))
  if (doubtful.length === 0) return null
  return (
    <p className={classes.duplicates}>
      <StatusMark level="watch" label={t('account.duplicates')} />
      {doubtful.map(({ id, name }) => (
        <PageLink key={id} to={`/accounts/${id}`}>
          {name}
        </PageLink>
      ))}
    </p>
  )
}
