import { expect, it } from 'vitest'
import { judgeRows, type KnownPerson } from './attendance-file.ts'

const known: KnownPerson[] = [
  { id: 'a', name: '山田 花子', email: 'hanako@example.com' },
  { id: 'b', name: '鈴木 一郎', email: null },
]
const judge = (header: string[], ...rows: string[][]) =>
  judgeRows(
    header,
    rows.map((cells, index) => ({ line: index + 2, cells })),
    known,
  )

it.each([
  ['by address in any case', ['', 'Hanako@Example.com', '○'], { verdict: 'matched', personId: 'a', hasAttended: true }],
  ['by a name written closely', ['鈴木一郎', '', '欠席'], { verdict: 'matched', personId: 'b', hasAttended: false }],
  ['a namesake with another address', ['山田花子', 'h2@example.com', '〇'], { verdict: 'added', personId: null }],
  ['full-width letters', ['ＡＢＣ', 'ａ＠ｅｘａｍｐｌｅ．ｃｏｍ', '１'], { verdict: 'added', email: 'a@example.com' }],
  ['nobody', ['', '', '○'], { verdict: 'no_person' }],
  ['no address', ['誰か', 'who', '○'], { verdict: 'bad_email' }],
  ['no clear word', ['誰か', '', 'たぶん'], { verdict: 'unclear', hasAttended: null }],
])('knows people: %s', (_, cells, expected) => {
  expect(judge(['氏名', 'メールアドレス', '出欠'], cells)[0]).toMatchObject(expected)
})

it('takes the first of two rows of the same person', () => {
  const rows = judge(['Name', 'Email', 'Status'], ['', 'hanako@example.com', 'yes'], ['山田花子', '', 'no'])
  expect(rows.map(({ verdict }) => verdict)).toEqual(['matched', 'twice'])
})

it('reads a list without a column of attendance as those who came', () => {
  expect(judge(['お名前'], ['佐藤'])).toMatchObject([{ verdict: 'added', hasAttended: true, name: '佐藤' }])
})
