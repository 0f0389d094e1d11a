import { Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { decideImportRows, type ImportDetails, type ImportRow, listImportRows } from '../../../contract.ts'
import { useFieldWords } from '../../fields/field-words.ts'
import classes from '../imports.module.css'
import { ProblemNote } from '../problem-note.tsx'
import rowClasses from './rows.module.css'

interface RowListProps {
  item: ImportDetails
  verdict: NonNullable<ImportRow['verdict']> | 'warning' | 'kept'
}

/** Rows of one verdict with the cells that matter and the reasons; possible duplicates can be decided here. */
export function RowList({ item, verdict }: RowListProps) {
  const { t } = useMessages('accounts')
  const rows = useEndpointPages(listImportRows, { params: { id: item.id }, query: { verdict, limit: 50 } })
  const decide = useEndpointMutation(decideImportRows)
  if (rows.error) return <ProblemState thrown={rows.error} onRetry={rows.refetch} />
  if (rows.isPending) return <ListSkeleton rows={6} />
  const decideAll = (kind: 'add' | 'skip') => {
    const decisions = rows.rows.map(({ line }) => ({ line, decision: { kind } }))
    decide.mutate({ params: { id: item.id }, body: { decisions } })
  }
  const decideOne = (line: number, decision: ImportRow['decision']) =>
    decide.mutate({ params: { id: item.id }, body: { decisions: [{ line, decision }] } })
  return (
    <div className={rowClasses.rows}>
      {verdict === 'undecided' && (
        <div className={rowClasses.bulk}>
          <p>{t('imports.duplicates.question')}</p>
          <Button size="compact-sm" onClick={() => decideAll('add')} loading={decide.isPending}>
            {t('imports.duplicates.allApart')}
          </Button>
          <Button size="compact-sm" onClick={() => decideAll('skip')} loading={decide.isPending}>
            {t('imports.duplicates.allSkip')}
          </Button>
        </div>
      )}
      <ProblemNote thrown={decide.error} />
      <ul className={rowClasses.rowList}>
        {rows.rows.map((row) => (
          <li key={row.line} className={rowClasses.row}>
            <span className={rowClasses.rowLine}>{t('imports.check.line', { line: row.line })}</span>
            <div className={rowClasses.rowText}>
              <RowName item={item} row={row} />
              <RowReasons item={item} row={row} />
              {verdict === 'undecided' && (
                <Decision
                  row={row}
                  isPending={decide.isPending}
                  onDecide={(decision) => decideOne(row.line, decision)}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button variant="subtle" onClick={() => void rows.fetchNextPage()} loading={rows.isFetching}>
          {t('platform:actions.more')}
        </Button>
      )}
    </div>
  )
}

function RowName({ item, row }: { item: ImportDetails; row: ImportRow }) {
  const { t } = useMessages('accounts')
  const cellOf = (key: string) => {
    const column = item.columns.find(({ field }) => field === key)?.column
    return column === undefined ? '' : (row.cells[column] ?? '')
  }
  const name = cellOf('name') || cellOf('externalId') || t('imports.check.noName')
  const isThere = row.accountId !== null && row.undo !== 'removed'
  return (
    <p className={rowClasses.rowName}>
      {isThere ? <PageLink to={`/accounts/${row.accountId}`}>{name}</PageLink> : name}
      {cellOf('name') && <span className={classes.quiet}>{cellOf('externalId')}</span>}
    </p>
  )
}

function RowReasons({ item, row }: { item: ImportDetails; row: ImportRow }) {
  const { t, language } = useMessages('accounts')
  const labelOf = (key: string | null) =>
    item.fields.find((field) => field.key === key)?.label[language] ??
    item.columns.find(({ newField, header }) => newField && key?.startsWith('custom.') && header)?.header ??
    key ??
    ''
  const words = useFieldWords()
  const headerOf = (key: string) => item.columns.find(({ field }) => field === key)
  return (
    <ul className={rowClasses.reasons}>
      {row.issues.map(({ level, code, field, column, value, message }) => (
        <li key={`${code} ${field}`} data-level={level === 'error' ? 'risk' : 'watch'}>
          <span className={rowClasses.reasonField}>
            {column === null ? labelOf(field) : item.columns[column]?.header}
            {value !== '' && <code className={rowClasses.cell}>{value.slice(0, 120)}</code>}
          </span>
          <span>{message}</span>
        </li>
      ))}
      {row.verdict === 'add' && row.assumedPhase && (
        <li className={classes.quiet}>
          {t('imports.check.assumedPhase', { phase: words.text('phase', row.assumedPhase) })}
        </li>
      )}
      {row.changes.map(({ field, from }) => (
        <li key={field}>
          <span className={rowClasses.reasonField}>{labelOf(field)}</span>
          <span>
            <s>{from || t('imports.check.blank')}</s> → {row.cells[headerOf(field)?.column ?? -1] ?? ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface DecisionProps {
  row: ImportRow
  isPending: boolean
  onDecide: (decision: NonNullable<ImportRow['decision']>) => void
}

function Decision({ row, isPending, onDecide }: DecisionProps) {
  const { t } = useMessages('accounts')
  const existing = row.proposals.find(({ accountId }) => accountId !== null)
  return (
    <div className={rowClasses.decision}>
      {row.proposals.map(({ reason, line, name, accountId }) => (
        <p key={`${line} ${accountId}`} className={classes.quiet}>
          {t(`imports.duplicates.${reason}`)}:{' '}
          {accountId ? <PageLink to={`/accounts/${accountId}`}>{name}</PageLink> : name}
          {line !== null && ` (${t('imports.check.line', { line })})`}
        </p>
      ))}
      <div className={rowClasses.buttons}>
        {existing?.accountId && (
          <Button
            size="compact-sm"
            disabled={isPending}
            onClick={() => onDecide({ kind: 'update', accountId: existing.accountId ?? '' })}
          >
            {t('imports.duplicates.update')}
          </Button>
        )}
        <Button size="compact-sm" disabled={isPending} onClick={() => onDecide({ kind: 'add' })}>
          {t('imports.duplicates.apart')}
        </Button>
        <Button size="compact-sm" variant="subtle" disabled={isPending} onClick={() => onDecide({ kind: 'skip' })}>
          {t('imports.duplicates.skip')}
        </Button>
      </div>
    </div>
  )
}
