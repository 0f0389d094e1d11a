import { StatusMark, Tag } from '#platform/web/status/index.ts'
import type { DataColumn } from '#platform/web/table/index.ts'
import type { AccountRow } from '../../contract.ts'
import type { ListField } from '../../domain/list-view.ts'
import { valueIn } from '../fields/account-field.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { Renewal } from '../fields/renewal.tsx'
import { levelOf } from '../fit/fit-level.ts'
import classes from './list.module.css'

const widths: Readonly<Record<string, number>> = {
  name: 220,
  renewalOn: 190,
  phase: 110,
  ownerId: 110,
  salesId: 110,
  industry: 140,
  fit: 130,
  healthBand: 110,
  arr: 120,
  mrr: 120,
  autoRenewal: 90,
}
const onPhone: readonly string[] = ['name', 'phase']
const endKinds: readonly string[] = ['number', 'money']

function cellOf(key: string, words: FieldWords): (row: AccountRow) => React.ReactNode {
  switch (key) {
    case 'name':
      return (row) => <span className={classes.name}>{row.name}</span>
    case 'phase':
      return (row) => <Tag>{words.text(key, row.phase)}</Tag>
    case 'fit':
      return (row) => <StatusMark level={levelOf[row.fit]} label={words.text(key, row.fit)} />
    case 'healthBand':
      return ({ healthBand: band }) =>
        band === null ? (
          <Nothing />
        ) : (
          <StatusMark level={band === 'held' ? 'unknown' : band} label={words.text(key, band)} />
        )
    case 'ownerId':
      return (row) => row.ownerName ?? <Nothing />
    case 'salesId':
      return (row) => row.salesName ?? <Nothing />
    case 'renewalOn':
      return (row) => <Renewal on={row.renewalOn} isOver={row.phase === 'churned'} />
    default:
      return (row) => words.text(key, valueIn(row, key), row.currency) || <Nothing />
  }
}

function Nothing() {
  return <span className={classes.nothing}>—</span>
}

/** The columns of the list, those of the view first and in its order. */
export function accountColumns(
  fields: readonly ListField[],
  shown: readonly string[],
  words: FieldWords,
): DataColumn<AccountRow>[] {
  const order = ['name', ...shown.filter((key) => key !== 'name')]
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return fields
    .map(
      ({ key, isSortable }): DataColumn<AccountRow> => ({
        key,
        label: words.label(key),
        cell: cellOf(key, words),
        width: widths[key] ?? 120,
        align: endKinds.includes(words.fieldOf(key).kind) ? 'end' : 'start',
        isSortable,
        isFixed: key === 'name',
        isOnPhone: onPhone.includes(key),
      }),
    )
    .toSorted((a, b) => place(a.key) - place(b.key))
}
