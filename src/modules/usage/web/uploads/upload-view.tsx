import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import {
  applyUpload,
  type EventUploadDetails,
  listSources,
  listUploads,
  readUpload,
  uploadVerdicts,
} from '../../contract.ts'
import usage from '../usage.module.css'
import { UploadColumns } from './upload-columns.tsx'
import { UploadRows } from './upload-rows.tsx'
import classes from './uploads.module.css'

/** One file: what would happen or happened to its rows, what its columns mean, and the button that makes it happen. */
export function UploadView({ item, onClose }: { item: EventUploadDetails; onClose: () => void }) {
  const { t } = useMessages('usage')
  const { number, instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const apply = useEndpointMutation(applyUpload, { refreshes: [readUpload, listUploads, listSources] })
  const { id, counts, state, rowCount } = item
  const [chosen, choose] = useState<(typeof uploadVerdicts)[number]>()
  const shown = uploadVerdicts.filter((verdict) => counts[verdict] > 0)
  const verdict = chosen ?? (counts.error > 0 ? 'error' : shown[0])
  const fresh = counts.add + counts.waiting
  const isRunning = state === 'judging' || state === 'applying'
  const isNothing = state === 'judged' && fresh === 0 && counts.repeated > 0
  const answer = t(`uploads.answers.${isNothing ? 'nothing' : state}`, {
    fresh: number(fresh),
    written: number(item.written),
    repeated: number(counts.repeated),
    error: number(counts.error),
    done: number(item.doneRows),
    rows: number(rowCount),
  })
  return (
    <>
      <PageHeader
        title={item.fileName}
        answer={answer}
        parent={{ label: t('uploads.title'), to: `/settings/usage/${item.sourceId}/upload` }}
        actions={
          <>
            {state === 'judged' && can('usage.manage') && (
              <Button
                variant="filled"
                disabled={fresh === 0 || item.missing.length > 0}
                loading={apply.isPending}
                onClick={() => apply.mutate({ params: { id } }, { onError: notice.failed })}
              >
                {fresh === 0 ? t('uploads.nothing') : t('uploads.apply', { count: number(fresh) })}
              </Button>
            )}
            {state === 'applied' && <Button onClick={onClose}>{t('uploads.back')}</Button>}
          </>
        }
      />
      <div className={usage.stack}>
        {apply.error && <ProblemState thrown={apply.error} />}
        {isRunning && <ProgressBar percent={rowCount === 0 ? 0 : (100 * item.doneRows) / rowCount} label={answer} />}
        {item.missing.length > 0 && (
          <p className={classes.hint} role="alert">
            {t('uploads.missing', { fields: item.missing.map((role) => t(`uploads.roles.${role}`)).join(t('comma')) })}
          </p>
        )}
        {counts.waiting > 0 && <p className={classes.hint}>{t('uploads.waitingNote')}</p>}
        <Section title={t('uploads.facts')} framed>
          <FactList
            facts={[
              { label: t('uploads.rowCount'), value: number(rowCount) },
              {
                label: t('uploads.span'),
                value:
                  item.firstAt && item.lastAt
                    ? t('uploads.fromTo', { from: instant(item.firstAt), to: instant(item.lastAt) })
                    : undefined,
              },
              ...(state === 'applied' ? [{ label: t('uploads.written'), value: number(item.written) }] : []),
            ]}
          />
        </Section>
        {state === 'judged' && can('usage.manage') && item.columns.length > 0 && (
          <UploadColumns key={item.version} item={item} />
        )}
        {state !== 'judging' && (
          <Section title={t('uploads.rows')} framed>
            <div className={usage.stack}>
              <fieldset className={classes.tabs} aria-label={t('uploads.rows')}>
                {shown.map((one) => (
                  <Button
                    key={one}
                    size="compact-sm"
                    variant={one === verdict ? 'light' : 'subtle'}
                    aria-pressed={one === verdict}
                    onClick={() => choose(one)}
                  >
                    {t(`uploads.verdicts.${one}`, { count: number(counts[one]) })}
                  </Button>
                ))}
              </fieldset>
              {verdict && <UploadRows key={`${verdict} ${item.version}`} item={item} verdict={verdict} />}
            </div>
          </Section>
        )}
      </div>
    </>
  )
}
