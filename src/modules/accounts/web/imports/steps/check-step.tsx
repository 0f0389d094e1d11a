import { Button } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { callApi, saveFile, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  applyImport,
  downloadFailedRows,
  type ImportDetails,
  importVerdicts,
  listAccounts,
  listImports,
} from '../../../contract.ts'
import classes from '../imports.module.css'
import { ProblemNote } from '../problem-note.tsx'
import { RowList } from './row-list.tsx'
import rowClasses from './rows.module.css'

const addressSchema = z.object({
  verdict: z
    .enum([...importVerdicts, 'warning'])
    .optional()
    .catch(undefined),
})
const levels = new Map<string, string>([
  ['error', 'risk'],
  ['undecided', 'watch'],
  ['warning', 'watch'],
])

interface CheckStepProps {
  item: ImportDetails
  onBack: () => void
  onApplied: () => void
}

/** What would happen to each row, why, and the button that makes it happen. */
export function CheckStep({ item, onBack, onApplied }: CheckStepProps) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  const notice = useNotice()
  const [{ verdict }, change] = useAddressState(addressSchema)
  const apply = useEndpointMutation(applyImport, { refreshes: [listImports, listAccounts] })
  const { counts } = item
  if (!counts) return null
  const tabs = [
    ...importVerdicts.map((key) => ({ key, count: counts[key] })),
    { key: 'warning' as const, count: counts.warnings },
  ].filter(({ count }) => count > 0)
  const isThere = tabs.some(({ key }) => key === verdict)
  const first = tabs.find(({ key }) => key === 'error' || key === 'undecided') ?? tabs[0]
  const shown = isThere ? verdict : first?.key
  const isBlocked = item.options.mode === 'all_or_nothing' && counts.error + counts.undecided > 0
  return (
    <div className={classes.stack}>
      <fieldset className={rowClasses.tabs} aria-label={t('imports.check.tabs')}>
        {tabs.map(({ key, count }) => (
          <button
            key={key}
            type="button"
            className={rowClasses.tab}
            data-level={levels.get(key)}
            aria-pressed={key === shown}
            onClick={() => void change({ verdict: key })}
          >
            <span className={rowClasses.tabCount}>{number(count)}</span>
            <span>{t(`imports.verdict.${key}`)}</span>
          </button>
        ))}
      </fieldset>
      {shown && <RowList key={shown} item={item} verdict={shown} />}
      {counts.undecided > 0 && (
        <p className={classes.hint}>{t('imports.check.undecidedNote', { count: counts.undecided })}</p>
      )}
      {isBlocked && <p className={classes.hint}>{t('imports.check.blocked')}</p>}
      <ProblemNote thrown={apply.error} />
      <div className={classes.foot}>
        <Button onClick={onBack}>{t('platform:actions.back')}</Button>
        {counts.error + counts.undecided > 0 && (
          <Button
            onClick={() => callApi(downloadFailedRows, { params: { id: item.id } }).then(saveFile, notice.failed)}
          >
            {t('imports.result.failedRows')}
          </Button>
        )}
        <Button
          variant="filled"
          disabled={!item.canApply}
          loading={apply.isPending}
          onClick={() => apply.mutate({ params: { id: item.id } }, { onSuccess: onApplied })}
        >
          {item.canApply
            ? t('imports.check.apply', { add: number(counts.add), update: number(counts.update) })
            : t('imports.check.nothing')}
        </Button>
      </div>
    </div>
  )
}
