import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountDetails } from '../../contract.ts'
import { valueIn } from '../fields/account-field.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { FactRow } from './fact-row.tsx'
import classes from './facts.module.css'

const groups = [
  {
    name: 'contract',
    keys: ['plan', 'seats', 'arr', 'mrr', 'contractStartOn', 'renewalOn', 'autoRenewal', 'noticeMonths', 'currency'],
  },
  { name: 'care', keys: ['ownerId', 'salesId', 'touchModel', 'industry', 'employeeCount', 'region', 'country'] },
  {
    name: 'company',
    keys: [
      'name',
      'nameKana',
      'externalId',
      'corporateNumber',
      'parentAccountId',
      'phone',
      'postalCode',
      'address',
      'website',
      'closedWeekdays',
      'closedDays',
      'note',
    ],
  },
] as const

interface AccountFactsProps {
  account: AccountDetails
  words: FieldWords
  canWrite: boolean
}

/** What is known of a customer, group by group, each fact edited where it stands. */
export function AccountFacts({ account, words, canWrite }: AccountFactsProps) {
  const { t } = useMessages('accounts')
  const customKeys = words.customFields.map(({ key }) => `custom.${key}`)
  return (
    <>
      {groups.map(({ name, keys }) => (
        <FactGroup
          key={name}
          title={t(`facts.${name}`)}
          keys={keys}
          account={account}
          words={words}
          canWrite={canWrite}
        >
          {name === 'contract' && <Warnings account={account} />}
          {name === 'company' && <Children account={account} />}
        </FactGroup>
      ))}
      {customKeys.length > 0 && (
        <FactGroup title={t('facts.custom')} keys={customKeys} account={account} words={words} canWrite={canWrite} />
      )}
    </>
  )
}

interface FactGroupProps extends AccountFactsProps {
  title: string
  keys: readonly string[]
  children?: React.ReactNode
}

/** Facts that are not known are folded away until asked for: the page shows what there is. */
function FactGroup({ title, keys, account, words, canWrite, children }: FactGroupProps) {
  const { t } = useMessages('accounts')
  const [isWhole, setWhole] = useState(false)
  const known = keys.filter((key) => words.text(key, valueIn(account, key), account.currency) !== '')
  const shown = isWhole ? keys : known
  const hiddenCount = keys.length - known.length
  return (
    <Section
      title={title}
      actions={
        hiddenCount > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? t('facts.hideEmpty') : t('facts.showEmpty', { count: hiddenCount })}
          </Button>
        )
      }
    >
      {shown.length > 0 && (
        <dl className={classes.facts}>
          {shown.map((key) => (
            <FactRow key={key} account={account} fieldKey={key} words={words} canWrite={canWrite} />
          ))}
        </dl>
      )}
      {children}
    </Section>
  )
}

function Warnings({ account }: { account: AccountDetails }) {
  const { t } = useMessages('accounts')
  const { date } = useFormats()
  return (
    <>
      {account.noticeDeadline && (
        <p className={classes.note}>{t('account.noticeDeadline', { date: date(account.noticeDeadline, 'short') })}</p>
      )}
      {account.warnings.map(({ path, code }) => (
        <p key={path} className={classes.warning}>
          {t(`warning.${code.replace('accounts.', '')}`)}
        </p>
      ))}
    </>
  )
}

function Children({ account }: { account: AccountDetails }) {
  const { t } = useMessages('accounts')
  if (account.children.length === 0) return null
  return (
    <div className={classes.children}>
      <h3>{t('facts.children')}</h3>
      <ul>
        {account.children.map(({ id, name }) => (
          <li key={id}>
            <PageLink to={`/accounts/${id}`}>{name}</PageLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
