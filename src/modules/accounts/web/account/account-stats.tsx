import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Stat, StatRow } from '#platform/web/stat/index.ts'
import type { AccountDetails } from '../../contract.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { renewalLevel } from '../fields/renewal-level.ts'
import { addressOfView } from '../list/list-address.ts'

/** The four facts one looks for first; owner and phase open to the customers that share them. */
export function AccountStats({ account, words }: { account: AccountDetails; words: FieldWords }) {
  const { t } = useMessages('accounts')
  const { date, number } = useFormats()
  const { daysToRenewal, renewalOn, noticeDeadline, currency } = account
  const isOver = account.phase === 'churned'
  const alike = (filter: ListFilter) => {
    const { filter: only } = addressOfView({ columns: ['name'], sort: null, filters: [filter] })
    return { to: '/accounts', search: { filter: only } }
  }
  const amount = (key: 'mrr' | 'arr') => words.text(key, account[key], currency) || undefined
  const level = daysToRenewal === null || isOver ? undefined : renewalLevel(daysToRenewal)
  const left =
    daysToRenewal === null
      ? undefined
      : daysToRenewal < 0
        ? t('renewal.overdue', { count: -daysToRenewal })
        : t('renewal.inDays', { count: daysToRenewal })
  const notice = noticeDeadline && t('account.noticeDeadline', { date: date(noticeDeadline, 'plain') })
  return (
    <StatRow>
      <Stat
        label={words.label('phase')}
        value={words.text('phase', account.phase)}
        note={t('account.daysInPhase', { count: account.daysInPhase, number: number(account.daysInPhase) })}
        {...alike({ field: 'phase', operator: 'any_of', value: [account.phase] })}
      />
      <Stat
        label={words.label('ownerId')}
        value={account.ownerName ?? undefined}
        note={
          account.salesName
            ? t('account.sales', { name: account.salesName })
            : words.text('touchModel', account.touchModel)
        }
        {...(account.ownerId ? alike({ field: 'ownerId', operator: 'any_of', value: [account.ownerId] }) : {})}
      />
      <Stat
        label={words.label('arr')}
        value={amount('arr')}
        note={account.mrr === null ? undefined : t('account.monthly', { amount: amount('mrr') })}
      />
      <Stat
        label={words.label('renewalOn')}
        value={renewalOn === null ? undefined : date(renewalOn, 'plain')}
        note={[left, notice].filter(Boolean).join(t('value.dot')) || undefined}
        {...(level ? { level } : {})}
      />
    </StatRow>
  )
}
