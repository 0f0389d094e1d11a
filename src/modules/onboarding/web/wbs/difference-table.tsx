import { Checkbox } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { WbsComparison } from '../../contract.ts'
import { taskStatuses } from '../../domain/task.ts'
import { daySpan } from '../days.ts'
import classes from '../plan/change.module.css'
import sheet from './import.module.css'

type Item = WbsComparison['items'][number]

interface DifferenceTableProps {
  items: readonly Item[]
  wanted: ReadonlySet<string>
  onWanted: (wanted: Set<string>) => void
}

/** What the file says otherwise, to be chosen line by line. */
export function DifferenceTable({ items, wanted, onWanted }: DifferenceTableProps) {
  const { t } = useMessages('onboarding')
  const choose = (keys: readonly string[], isWanted: boolean) => {
    const next = new Set(wanted)
    for (const key of keys) {
      if (isWanted) next.add(key)
      else next.delete(key)
    }
    onWanted(next)
  }
  const all = items.map(({ key }) => key)
  const isAll = all.every((key) => wanted.has(key))
  return (
    <ScrollRegion className={classes.scroller} label={t('wbs.import.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                size="xs"
                aria-label={t('wbs.import.all')}
                checked={isAll}
                indeterminate={!isAll && wanted.size > 0}
                onChange={() => choose(all, !isAll)}
              />
            </th>
            <th scope="col">{t('wbs.import.line')}</th>
            <th scope="col">{t('plan.column.name')}</th>
            <th scope="col">{t('wbs.import.what')}</th>
            <th scope="col">{t('wbs.import.now')}</th>
            <th scope="col">{t('wbs.import.file')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key} data-conflict={item.isConflict}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={t('wbs.import.takeOne', { name: item.name, what: t(`wbs.import.kind.${item.kind}`) })}
                  checked={wanted.has(item.key)}
                  onChange={(event) => choose([item.key], event.currentTarget.checked)}
                />
              </td>
              <td className={sheet.what}>{item.line ?? '—'}</td>
              <th scope="row">{item.name}</th>
              <td className={sheet.what}>{t(`wbs.import.kind.${item.kind}`)}</td>
              <td>
                <Value kind={item.kind} value={item.now} />
                {item.isConflict && <Meanwhile item={item} />}
              </td>
              <td className={sheet.file}>
                {item.kind === 'removed' ? (
                  t(item.edits[0]?.kind === 'remove' ? 'wbs.import.removes' : 'wbs.import.skips')
                ) : (
                  <Value kind={item.kind} value={item.file} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Somebody was quicker: what stood there when the sheet was made. */
function Meanwhile({ item }: { item: Item }) {
  const { t } = useMessages('onboarding')
  return (
    <span className={sheet.meanwhile}>
      {t('wbs.import.meanwhile')}
      {item.kind !== 'removed' && (
        <>
          {' '}
          {t('wbs.import.was')} <Value kind={item.kind} value={item.was} />
        </>
      )}
    </span>
  )
}

function Value({ kind, value }: { kind: Item['kind']; value: string | null }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  if (value === null) return '—'
  if (kind === 'dates' || kind === 'added' || kind === 'removed') {
    const [first = '', last = first] = value.split('/')
    return daySpan(date(first), date(last), language)
  }
  if (kind === 'effort') return t('task.minutes', { count: Number(value) })
  if (kind === 'status') {
    const [word, doneOn] = value.split(' ')
    const status = taskStatuses.find((each) => each === word)
    return `${status ? t(`status.${status}`) : value}${doneOn ? ` ${date(doneOn, 'plain')}` : ''}`
  }
  if (value === '') return t('wbs.import.nobody')
  return value
}
