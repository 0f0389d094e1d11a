import { z } from 'zod'
import { useAddressState, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import { type ImportDetails, readImport } from '../../contract.ts'
import { type ImportStep, ImportSteps } from './import-steps.tsx'
import classes from './imports.module.css'
import { CheckStep } from './steps/check-step.tsx'
import { ColumnsStep } from './steps/columns-step.tsx'
import { ReadingStep } from './steps/reading-step.tsx'
import { ResultStep } from './steps/result-step.tsx'

const addressSchema = z.object({ step: z.enum(['reading', 'columns', 'check']).optional().catch(undefined) })

/** Steps that have been reached; applied imports have their result only. */
function reachableSteps({ state }: ImportDetails): ImportStep[] {
  if (state === 'applied' || state === 'undone') return ['result']
  return state === 'judged' ? ['reading', 'columns', 'check'] : ['reading', 'columns']
}

/** One import on its way from file to result. Everything is kept on the server: a reload goes on where it was. */
export function ImportPage() {
  const { t } = useMessages('accounts')
  const { importId } = usePageParams(z.object({ importId: z.uuid() }))
  const [{ step }, change] = useAddressState(addressSchema)
  const args = { params: { id: importId } }
  const found = useEndpoint(readImport, args)
  const isWorking = Boolean(found.data?.work)
  // Reads the same again and again while a job is at it.
  useEndpoint(readImport, args, { enabled: isWorking, refetchInterval: isWorking && 1_000 })

  if (found.error) return <ProblemState thrown={found.error} onRetry={found.refetch} />
  if (!found.data) return <PageSkeleton />
  const item = found.data
  const reachable = reachableSteps(item)
  const furthest = item.state === 'judged' ? 'check' : reachable.includes('result') ? 'result' : 'reading'
  const current = step && reachable.includes(step) ? step : furthest
  const goTo = (next: ImportStep) => {
    if (next === 'reading' || next === 'columns' || next === 'check') void change({ step: next }, { push: true })
  }
  return (
    <Page>
      <PageHeader
        title={item.name}
        answer={<ImportAnswer item={item} step={current} />}
        parent={{ label: t('imports.history.title'), to: '/accounts/imports' }}
      />
      <ImportSteps current={current} reachable={reachable} onGo={goTo} />
      {item.failure && (
        <p className={classes.problem} role="alert">
          {item.failure}
        </p>
      )}
      {item.work ? (
        <WorkProgress work={item.work} rowCount={item.rowCount} />
      ) : current === 'reading' ? (
        <ReadingStep key={JSON.stringify(item.reading)} item={item} onNext={() => goTo('columns')} />
      ) : current === 'columns' ? (
        <ColumnsStep
          key={JSON.stringify(item.reading)}
          item={item}
          onBack={() => goTo('reading')}
          onNext={() => goTo('check')}
        />
      ) : current === 'check' ? (
        <CheckStep item={item} onBack={() => goTo('columns')} onApplied={() => void change({ step: undefined })} />
      ) : (
        <ResultStep item={item} />
      )}
    </Page>
  )
}

/** The sentence of each step, from what is known by then. */
function ImportAnswer({ item, step }: { item: ImportDetails; step: ImportStep }) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  if (item.work) return t(`imports.work.${item.work.kind}`)
  if (step === 'reading')
    return t('imports.reading.answer', { rows: number(item.rowCount), columns: item.columns.length })
  if (step === 'columns') {
    const mapped = item.columns.filter(({ field, newField }) => field !== null || newField !== null).length
    return t('imports.columns.answer', { mapped, columns: item.columns.length })
  }
  if (step === 'check' && item.counts) {
    const { add, update, unchanged, error } = item.counts
    const counts = { add: number(add), update: number(update), unchanged: number(unchanged), error: number(error) }
    return t('imports.check.answer', counts)
  }
  if (item.undoResult) {
    const { removed, restored, kept } = item.undoResult
    return t('imports.result.undone', { removed: number(removed), restored: number(restored), kept: number(kept) })
  }
  const { added = 0, updated = 0, notWritten = 0 } = item.result ?? {}
  return t('imports.result.answer', { added: number(added), updated: number(updated), notWritten: number(notWritten) })
}

function WorkProgress({ work, rowCount }: { work: NonNullable<ImportDetails['work']>; rowCount: number }) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  const percent = Math.min(99, ((work.done ?? 0) / Math.max(1, rowCount)) * 100)
  return (
    <div className={classes.work} role="status">
      <ProgressBar label={t(`imports.work.${work.kind}`)} percent={percent} />
      <p className={classes.quiet}>{t('imports.work.note', { rows: number(rowCount) })}</p>
    </div>
  )
}
