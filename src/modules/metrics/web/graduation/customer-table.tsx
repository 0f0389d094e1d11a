import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState, ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { Continuation, GraduationStage, ScoreBand } from '../../domain/graduation-review.ts'
import { type GraduationCustomer, listGraduationCustomers } from '../../graduation-contract.ts'
import classes from '../onboarding/onboarding.module.css'
import { useSegmentNames } from '../segment-names.ts'
import sheet from '../time-to-value.module.css'
import { NoteForm } from './note-form.tsx'

const columns = ['customer', 'segment', 'road', 'stage', 'exam', 'continuation', 'expanded', 'taken', 'note'] as const

interface CustomerTableProps {
  query: {
    month: string | undefined
    stage: GraduationStage | undefined
    band: ScoreBand | undefined
    road: string | undefined
    program: string | undefined
    continuation: Continuation | undefined
    isExpanded?: 'true'
  }
  month: string
}

/** The customers of the review, each with what was noticed of it this month. */
export function CustomerTable({ query, month }: CustomerTableProps) {
  const { t } = useMessages('metrics')
  const [openId, setOpenId] = useState<string>()
  const { rows, error, refetch, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndpointPages(
    listGraduationCustomers,
    { query },
  )
  const open = rows.find(({ accountId }) => accountId === openId)
  const close = () => setOpenId(undefined)
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={8} />
  if (rows.length === 0) return <EmptyState title={t('noCustomers')} />
  return (
    <>
      <ScrollRegion label={t('graduation.customers')} className={sheet.tableSheet}>
        <table className={`${sheet.table} ${classes.dense}`}>
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col">
                  {t(`graduation.columns.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <CustomerRow key={row.accountId} row={row} onNote={() => setOpenId(row.accountId)} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('platform:actions.more')}
        </Button>
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        title={open && t('graduation.noteOf', { name: open.name, month })}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open && <NoteForm customer={open} month={month} close={close} />}
      </Modal>
    </>
  )
}

function CustomerRow({ row, onNote }: { row: GraduationCustomer; onNote: () => void }) {
  const { t, language } = useMessages('metrics')
  const { number, duration } = useFormats()
  const can = usePermissions()
  const industryOf = useSegmentNames('industry')
  const touchOf = useSegmentNames('touch_model')
  const segment = [row.industry && industryOf(row.industry), row.touchModel && touchOf(row.touchModel)].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        <PageLink to={`/onboarding/${row.projectId}`}>{row.name}</PageLink>
      </th>
      <td>{segment.join(t('titleSeparator')) || '—'}</td>
      <td>{row.road?.[language] ?? '—'}</td>
      <td>{t(`graduation.stages.${row.stage}`)}</td>
      <td>{row.score === null ? '—' : t('onboarding.points', { n: number(row.score) })}</td>
      <td>{t(`graduation.continuations.${row.continuation}`)}</td>
      <td>{row.isExpanded ? t('graduation.yes') : '—'}</td>
      <td>{row.days === null ? '—' : duration(row.days)}</td>
      <td className={classes.note}>
        {row.note}{' '}
        {can('metrics.review_graduation') && (
          <Button size="compact-sm" onClick={onNote} aria-label={t('graduation.writeOf', { name: row.name })}>
            {t(row.note === '' ? 'graduation.write' : 'graduation.rewrite')}
          </Button>
        )}
      </td>
    </tr>
  )
}
