import { z } from 'zod'
import { readAccount } from '#modules/accounts/contract.ts'
import { addDays, isPlainDate } from '#platform/kernel/dates.ts'
import { useAddressState, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readAccountHealth, readHealthHistory } from '../../contract.ts'
import classes from '../health.module.css'
import { useHealthWords } from '../value-words.ts'
import { AlertList } from './alert-list.tsx'
import { ChoiceSection } from './choice-section.tsx'
import { HistoryChart } from './history-chart.tsx'
import { PartsTable } from './parts-table.tsx'
import { PathToGood } from './path-to-good.tsx'
import { PeopleNotes } from './people-notes.tsx'
import { RollUpSection } from './roll-up-section.tsx'
import { ScoreAnswer } from './score-answer.tsx'

const daySchema = z.string().refine(isPlainDate).optional().catch(undefined)
const addressSchema = z.object({ day: daySchema, since: daySchema })

/** A customer's health through time: any day with the version of that day, against any other. */
export function AccountHealthPage() {
  const { accountId } = usePageParams(z.object({ accountId: z.uuid() }))
  const { t } = useMessages('health')
  const { today } = useFormats()
  const words = useHealthWords()
  const [{ day, since }, change] = useAddressState(addressSchema)
  const params = { id: accountId }
  const account = useEndpoint(readAccount, { params })
  const history = useEndpoint(readHealthHistory, { params, query: {} })
  const health = useEndpoint(
    readAccountHealth,
    { params, query: { ...(day ? { day } : {}), ...(since ? { since } : {}) } },
    { keepsPrevious: true },
  )
  if (account.error && !account.data) return <ProblemState thrown={account.error} onRetry={account.refetch} />
  if (!account.data) return <PageSkeleton />
  const on = day ?? today()
  const { data } = health
  const judged = data?.judged
  return (
    <Page>
      <PageHeader
        title={t('page.title', { name: account.data.name })}
        parent={{ label: account.data.name, to: `/accounts/${accountId}` }}
        answer={
          judged
            ? t(judged.score === null ? 'page.answerUnknown' : 'page.answer', {
                band: t(`band.${judged.band}`),
                score: judged.score ?? 0,
              })
            : t('page.answerNone')
        }
      />
      <Section title={t('history.title')} note={t('history.note')} framed>
        <div className={classes.days}>
          <DateField
            path="day"
            label={t('history.day')}
            value={on}
            onChange={(next) => change({ day: next ?? undefined })}
          />
          <DateField
            path="since"
            label={t('history.since')}
            value={since ?? addDays(on, -7)}
            onChange={(next) => change({ since: next ?? undefined })}
          />
        </div>
        {history.error && !history.data && <ProblemState thrown={history.error} onRetry={history.refetch} />}
        {!history.error && !history.data && <ListSkeleton rows={4} />}
        {history.data && <HistoryChart history={history.data} day={on} onDay={(next) => change({ day: next })} />}
      </Section>
      <AlertList accountId={accountId} />
      <RollUpSection accountId={accountId} day={day} />
      {health.error && !data && <ProblemState thrown={health.error} onRetry={health.refetch} />}
      {data && !judged && <p className={classes.quiet}>{t(`state.${data.state}`)}</p>}
      {data && judged && (
        <>
          <Section title={t('page.standing')} note={<StandingNote judged={judged} />} framed>
            <ScoreAnswer judged={judged} change={data.change} />
            <PeopleNotes accountId={accountId} health={data} />
            {judged.pathToGood && <PathToGood path={judged.pathToGood} goal={judged.limits.good} />}
          </Section>
          {data.change && data.change.causes.length > 0 && (
            <Section title={t('causes.title')} count={data.change.causes.length} framed>
              <ul className={classes.list}>
                {data.change.causes.map((cause, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: causes have nothing but their place
                  <li key={index}>{words.cause(cause)}</li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('parts.title')} framed>
            <PartsTable groups={judged.groups} />
            <ChoiceSection accountId={accountId} />
          </Section>
        </>
      )}
    </Page>
  )
}

interface StandingNoteProps {
  judged: { day: string; scorecard: { name: { ja: string; en: string }; version: number }; coverage: number }
}

function StandingNote({ judged }: StandingNoteProps) {
  const { t, language } = useMessages('health')
  const { date } = useFormats()
  return t('page.asOf', {
    on: date(judged.day),
    name: judged.scorecard.name[language],
    version: judged.scorecard.version,
    coverage: judged.coverage,
  })
}
