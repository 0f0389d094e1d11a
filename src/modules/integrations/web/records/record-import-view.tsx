import { Button } from '@mantine/core'
import { useState } from 'react'
import { callApi, saveFile, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  applyRecordImport,
  downloadFailedRecords,
  listRecordImports,
  listRecordRows,
  listTickets,
  type RecordImportDetails,
  readRecordImport,
  recordVerdicts,
  undoRecordImport,
} from '../../contract.ts'
import classes from '../integrations.module.css'
import { RecordColumns } from './record-columns.tsx'
import { RecordRows } from './record-rows.tsx'

const refreshes = [readRecordImport, listRecordImports, listRecordRows, listTickets]

/** One file: what would happen or happened to its rows, what its columns mean, and the button that makes it happen. */
export function RecordImportView({ item, onClose }: { item: RecordImportDetails; onClose: () => void }) {
  const { t, language } = useMessages('integrations')
  const { number } = useFormats()
  const notice = useNotice()
  const apply = useEndpointMutation(applyRecordImport, { refreshes })
  const undo = useEndpointMutation(undoRecordImport, { refreshes })
  const { id, counts, state, undoCounts } = item
  const shownVerdicts = recordVerdicts.filter((verdict) => counts[verdict] > 0)
  const [chosen, choose] = useState<(typeof recordVerdicts)[number]>()
  const verdict = chosen ?? (counts.error > 0 ? 'error' : shownVerdicts[0])
  const writable = counts.add + counts.update + counts.waiting
  const words = {
    add: number(counts.add + counts.waiting),
    update: number(counts.update),
    unchanged: number(counts.unchanged),
    error: number(counts.error),
  }
  const answer =
    state === 'undone' && undoCounts
      ? t('records.answers.undone', {
          removed: number(undoCounts.removed),
          restored: number(undoCounts.restored),
          kept: number(undoCounts.kept),
        })
      : t(`records.answers.${state === 'judged' ? 'judged' : 'applied'}`, words)
  return (
    <>
      <PageHeader
        title={item.fileName}
        answer={answer}
        parent={{ label: t('records.title'), to: '/settings/record-imports' }}
        actions={
          <>
            {counts.error > 0 && (
              <Button onClick={() => callApi(downloadFailedRecords, { params: { id } }).then(saveFile, notice.failed)}>
                {t('records.failedRows')}
              </Button>
            )}
            {state === 'applied' && (
              <Button
                loading={undo.isPending}
                onClick={() => undo.mutate({ params: { id } }, { onError: notice.failed })}
              >
                {t('records.undo')}
              </Button>
            )}
            {state === 'judged' && (
              <Button
                variant="filled"
                disabled={writable === 0}
                loading={apply.isPending}
                onClick={() => apply.mutate({ params: { id } }, { onError: notice.failed })}
              >
                {writable === 0 ? t('records.nothing') : t('records.apply', { count: number(writable) })}
              </Button>
            )}
            {state !== 'judged' && <Button onClick={onClose}>{t('records.back')}</Button>}
          </>
        }
      />
      {apply.error && <ProblemState thrown={apply.error} />}
      <div className={classes.stack}>
        {item.missing.length > 0 && (
          <p className={classes.hint} role="alert">
            {t('records.missing', {
              fields: item.missing
                .map((key) => item.fields.find((field) => field.key === key)?.label[language] ?? key)
                .join(t('comma')),
            })}
          </p>
        )}
        <Section title={t('records.rows')} framed>
          <div className={classes.stack}>
            <fieldset className={classes.tabs} aria-label={t('records.rows')}>
              {shownVerdicts.map((one) => (
                <Button
                  key={one}
                  size="compact-sm"
                  variant={one === verdict ? 'light' : 'subtle'}
                  aria-pressed={one === verdict}
                  onClick={() => choose(one)}
                >
                  {t(`records.verdicts.${one}`, { count: number(counts[one]) })}
                </Button>
              ))}
            </fieldset>
            {verdict && <RecordRows key={verdict} item={item} verdict={verdict} />}
          </div>
        </Section>
        {state === 'judged' && <RecordColumns item={item} />}
      </div>
    </>
  )
}
