import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { readToday } from '#app/contract/today.ts'
import { MeetingsThisWeek } from '#modules/onboarding/web/index.ts'
import { useAddressState } from '#platform/web/address/index.ts'
import { type AnswerOf, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { FirstHour } from './first-hour.tsx'
import classes from './today.module.css'
import { TodayList } from './today-list.tsx'

type Today = AnswerOf<typeof readToday>

const scopes = ['mine', 'team'] as const
const addressSchema = z.object({ scope: z.enum(scopes).catch('mine') })

/** The first page of the day: which customers need somebody, in which order, and why. */
export function TodayPage() {
  const { t } = useMessages('staff')
  const { date, today } = useFormats()
  const [{ scope }, change] = useAddressState(addressSchema)
  const { data, error, refetch } = useEndpoint(readToday, { query: { scope } }, { keepsPrevious: true })
  const answer = useAnswer(data)
  const isBeginning = data !== undefined && (data.counts.accounts === 0 || data.counts.projects === 0)
  return (
    <Page>
      <PageHeader
        title={`${t('today.title')} ${date(data?.today ?? today())}`}
        answer={answer}
        actions={
          data &&
          data.counts.accounts > 0 && (
            <SegmentedControl
              aria-label={t('today.scope')}
              value={scope}
              data={scopes.map((value) => ({ value, label: t(`today.scopes.${value}`) }))}
              onChange={(value) => change({ scope: value })}
            />
          )
        }
      />
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={8} />}
      {isBeginning && <FirstHour counts={data.counts} />}
      {data && (
        <div className={classes.columns}>
          <div>
            {data.items.length > 0 && <TodayList items={data.items} total={data.total} />}
            {data.items.length === 0 && !isBeginning && (
              <EmptyState
                title={t(`today.empty.${scope}`)}
                text={t(scope === 'mine' ? 'today.empty.mineDetail' : 'today.empty.teamDetail')}
              />
            )}
          </div>
          <aside aria-label={t('today.meetings')}>
            <MeetingsThisWeek scope={scope} />
          </aside>
        </div>
      )}
    </Page>
  )
}

function useAnswer(data: Today | undefined): string | undefined {
  const { t } = useMessages('staff')
  const { money } = useFormats()
  if (!data) return undefined
  if (data.counts.accounts === 0) return t('today.answer.begin')
  if (data.items.length === 0) return t('today.answer.nothing')
  if (data.now.customers === 0) return t('today.answer.later', { count: data.total })
  const amount = data.now.arr
    .map(({ amount: amountMinor, currency }) => money({ amountMinor, currency }, 'compact'))
    .join(t('today.plus'))
  return amount === ''
    ? t('today.answer.now', { count: data.now.customers })
    : t('today.answer.nowWithValue', { count: data.now.customers, amount })
}
