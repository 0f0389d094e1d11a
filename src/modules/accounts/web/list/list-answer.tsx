import { addressTo, PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { summarizeAccounts } from '../../contract.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { renewalSoonDays } from '../fields/renewal-level.ts'
import { addressOfView } from './list-address.ts'
import type { ListState } from './use-list-state.ts'

const renewingSoon: readonly ListFilter[] = [
  { field: 'renewalOn', operator: 'in_next_days', value: renewalSoonDays },
  { field: 'phase', operator: 'none_of', value: ['churned'] },
]

interface ListAnswerProps {
  list: ListState
  /** Undefined while unknown. */
  total: number | undefined
}

/** The page's first sentence: how many customers, and what of them comes up for renewal soon. */
export function ListAnswer({ list, total }: ListAnswerProps) {
  const { t } = useMessages('accounts')
  const { money, number } = useFormats()
  const filters = [...list.view.filters, ...renewingSoon]
  const { sort: _, ...selection } = list.query
  const renewing = useEndpoint(
    summarizeAccounts,
    { query: { ...selection, filters: JSON.stringify(filters) } },
    { enabled: list.archived === 'no', keepsPrevious: true },
  )
  if (total === undefined) return ' '
  const count = { count: total, number: number(total) }
  if (list.archived === 'only') return t('list.answerArchived', count)
  const sentence = list.isNarrowed ? t('list.answerNarrowed', count) : t('list.answer', count)
  const soon = renewing.data
  if (!soon?.customers) return sentence + (soon ? t('list.noRenewals', { days: renewalSoonDays }) : '')
  const words = { count: soon.customers, number: number(soon.customers), days: renewalSoonDays }
  const amount = soon.recurring.map((sum) => money(sum, 'compact')).join(t('value.plus'))
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
