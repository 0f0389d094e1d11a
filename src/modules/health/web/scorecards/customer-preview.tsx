import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { AccountPicker } from '#modules/accounts/web/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type CustomerPreview as Answer, previewCustomer } from '../../contract.ts'
import type { Scorecard } from '../../domain/scorecard/scorecard.ts'
import classes from '../health.module.css'
import { levelOf, useHealthWords } from '../value-words.ts'
import own from './editor/editor.module.css'

interface CustomerPreviewProps {
  scorecardKey: string
  /** Undefined while it could not be saved. */
  definition: Scorecard | undefined
}

/** One customer's score now and with what is being edited, measure by measure. */
export function CustomerPreview({ scorecardKey, definition }: CustomerPreviewProps) {
  const { t } = useMessages('health')
  const [accountId, setAccountId] = useState<string | null>(null)
  return (
    <Section title={t('tryOne.title')} note={t('tryOne.note')} framed>
      <AccountPicker path="accountId" label={t('tryOne.customer')} value={accountId} onChange={setAccountId} />
      {!definition && accountId && <p className={classes.quiet}>{t('tryOne.unfinished')}</p>}
      {definition && accountId && <Tried scorecardKey={scorecardKey} definition={definition} accountId={accountId} />}
    </Section>
  )
}

interface TriedProps {
  scorecardKey: string
  definition: Scorecard
  accountId: string
}

function Tried({ scorecardKey, definition, accountId }: TriedProps) {
  const { t, language } = useMessages('health')
  const words = useHealthWords()
  const [settled] = useDebouncedValue(definition, 500)
  const { data, error, isFetching, refetch } = useEndpoint(
    previewCustomer,
    { params: { scorecardKey }, body: { definition: settled, accountId } },
    { keepsPrevious: true },
  )
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={5} />
  const { before, after, applies, judgedBy, causes } = data
  return (
    <div aria-live="polite" aria-busy={isFetching}>
      {!applies && (
        <p className={classes.overruled}>
          {judgedBy ? t('tryOne.judgedBy', { name: judgedBy[language] }) : t('tryOne.judgedByNone')}
        </p>
      )}
      <p className={classes.score}>
        {before && <StatusMark level={levelOf[before.band]} label={t(`band.${before.band}`)} />}
        <span>{before?.score ?? t('noScore')}</span>
        <span>{t('editor.arrow')}</span>
        <StatusMark level={levelOf[after.band]} label={t(`band.${after.band}`)} filled />
        <b>{after.score ?? t('noScore')}</b>
      </p>
      {after.caps.map((cap) => (
        <p key={cap.key} className={classes.overruled}>
          {t(cap.isDeciding ? 'capped' : 'capHolds', {
            name: cap.name[language],
            atMost: cap.atMost,
            raw: after.raw ?? 0,
          })}
        </p>
      ))}
      {causes.length > 0 && (
        <p className={classes.quiet}>
          {t('because', { causes: causes.slice(0, 4).map(words.cause).join(t('comma')) })}
        </p>
      )}
      <Measures before={before} after={after} />
    </div>
  )
}

function Measures({ before, after }: Pick<Answer, 'before' | 'after'>) {
  const { t, language } = useMessages('health')
  const { number } = useFormats()
  const words = useHealthWords()
  const stood = new Map((before?.groups ?? []).flatMap(({ parts }) => parts).map((part) => [part.key, part]))
  const parts = after.groups.flatMap((group) => group.parts)
  const gone = [...stood.values()].filter(({ key }) => !parts.some((part) => part.key === key))
  const points = (part: { max: number; won: number } | undefined) =>
    part === undefined || part.max === 0
      ? t('noScore')
      : t('parts.ofMax', { won: number(part.won, 1), max: number(part.max, 1) })
  const rows = [
    ...parts.map((part) => ({ part, current: points(stood.get(part.key)), drafted: points(part) })),
    ...gone.map((part) => ({ part, current: points(part), drafted: t('noScore') })),
  ]
  return (
    <ScrollRegion className={classes.scroller} label={t('tryOne.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('parts.measure')}</th>
            <th scope="col" className={classes.end}>
              {t('tryOne.now')}
            </th>
            <th scope="col" className={classes.end}>
              {t('tryOne.then')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, current, drafted }) => (
            <tr key={part.key}>
              <th scope="row">
                {part.name[language]}
                <span className={own.under}>
                  {part.value === null ? t(`state.${part.state}`) : words.value(part.value)}
                </span>
              </th>
              <td className={classes.end}>{current}</td>
              <td className={classes.end}>{drafted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
