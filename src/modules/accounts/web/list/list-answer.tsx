import { addressTo, PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listAccounts } from '../../contract.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { renewalSoonDays } from '../fields/renewal-level.ts'
import { addressOfView } from './list-address.ts'
import { recurringRevenue } from './recurring-revenue.ts'
import type { ListState } from './use-list-state.ts'

const renewingSoon: readonly ListFilter[] = [
  { field: 'renewalOn', operator: 'in_next_days', value: renewalSoonDays },
  { field: 'phase', operator: 'none_of', value: ['churned'] },
]

interface ListAnswerProps {
  list: ListState
  /** Undefined while unknown, null beyond what is counted. */
  total: number | null | undefined
}

/** The page's first sentence: how many customers, and what of them comes up for renewal soon. */
export function ListAnswer({ list, total }: ListAnswerProps) {
  const { t } = useMessages('accounts')
  const { money, number } = useFormats()
  const filters = [...list.view.filters, ...renewingSoon]
  const renewing = useEndpoint(
    listAccounts,
    { query: { ...list.query, sort: 'renewalOn', filters: JSON.stringify(filters), limit: 200 } },
    { enabled: list.archived === 'no', keepsPrevious: true },
  )
  if (total === undefined) return ' '
  if (total === null) return t('list.tooManyToCount')
  const count = { count: total, number: number(total) }
  if (list.archived === 'only') return t('list.answerArchived', count)
  const sentence = list.isNarrowed ? t('list.answerNarrowed', count) : t('list.answer', count)
  const soon = renewing.data
  if (!soon?.total) return sentence + (soon ? t('list.noRenewals', { days: renewalSoonDays }) : '')
  // An amount over the first page only would be wrong: it is left out.
  const revenue = soon.nextCursor === null ? recurringRevenue(soon.items) : []
  const words = { count: soon.total, number: number(soon.total), days: renewalSoonDays }
  const amount = revenue.map((sum) => money(sum, 'compact')).join(t('value.plus'))
  const address = addressOfView({ ...list.view, filters, sort: { field: 'renewalOn', direction: 'asc' } })
  return (
    <>
      {sentence}
      <PageLink to={addressTo('/accounts', { ...address, q: list.words || undefined })}>
        {amount === '' ? t('list.renewals', words) : t('list.renewalsWorth', { ...words, amount })}
      </PageLink>
    </>
  )
}
