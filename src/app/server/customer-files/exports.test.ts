import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
let admin: Call
let ids: string[]

/** What a spreadsheet would take for a formula, also once full-width forms are folded. */
const openings = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
const dangerous = openings.map((opening) => `${opening}SUM(1)`)
/** Controls never get into a name; a note keeps its tab and line break. */
const notes = ['\t=1+1', '\r=1+1', '\n@x', '平らなメモ']

const created = z.object({ id: z.string() })
beforeAll(async () => {
  test = await startTestApp()
  admin = await test.callAs(await test.buildWorkspace(), 'admin')
  for (const [index, ja] of dangerous.entries()) {
    const definition = { key: `field_${index}`, kind: 'text', label: { ja, en: ja } }
    expect((await admin('POST', '/custom-fields', definition)).status).toBe(200)
  }
  ids = []
  for (const [index, name] of dangerous.entries()) {
    const facts = { name, note: notes[index % notes.length], custom: { [`field_${index}`]: name } }
    const answer = await admin('POST', '/accounts', facts)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    ids.push(created.parse(answer.body).id)
  }
})
afterAll(() => test.close())

/** The fields of a CSV file, read by nothing of ours. */
function fieldsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}

const runs = (field: string) => /^[\s]*[=+@]/.test(field.normalize('NFKC')) || /^[\t\r\n]/.test(field)
const isNumber = (field: string) => /^-?\d+(\.\d+)?$/.test(field)
const isHarmless = (field: string) => isNumber(field) || !(runs(field) || /^\s*[-−]/.test(field.normalize('NFKC')))
const columns = ['name', ...dangerous.map((_, index) => `custom.field_${index}`)]

describe('what a spreadsheet could run', () => {
  it.each(['csv_utf8', 'csv_shift_jis'])('is text in every cell and heading of %s', async (format) => {
    const { status, body } = await admin('GET', `/accounts/export?format=${format}`)
    expect(status).toBe(200)
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
    const text = new TextDecoder(format === 'csv_utf8' ? 'utf-8' : 'shift_jis').decode(bytes)
    const [headings = [], ...rows] = fieldsOf(text)
    expect(rows).toHaveLength(dangerous.length)
    expect([...headings, ...rows.flat()].filter((field) => !isHarmless(field))).toEqual([])
    expect(headings.filter((heading) => heading.includes('SUM(1)'))).toHaveLength(dangerous.length)
    expect(new Set(headings).size).toBe(headings.length)
  })

  it('is text in every cell and heading of a workbook', async () => {
    const { body } = await admin('GET', '/accounts/export?format=xlsx')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(Buffer.isBuffer(body) ? body : Buffer.alloc(0)).buffer)
    const seen: string[] = []
    book.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => {
        if (isHarmless(String(cell.value))) return
        seen.push(String(cell.value))
        expect([cell.type, cell.numFmt]).toEqual([ExcelJS.ValueType.String, '@'])
      }),
    )
    // Each once as a heading, a name and a value.
    for (const text of dangerous) expect(seen.filter((one) => one === text)).toHaveLength(3)
  })
})

describe('the columns of the list', () => {
  it('are exported as chosen, in their order, for the customers that the filter shows', async () => {
    const filters = encodeURIComponent(JSON.stringify([{ field: 'name', operator: 'contains', value: '＝SUM' }]))
    const { body } = await admin('GET', `/accounts/export?columns=phase,name,touchModel,createdAt&filters=${filters}`)
    const [headings, ...rows] = fieldsOf(String(body).replace('\ufeff', ''))
    expect(headings).toEqual(['フェーズ', '会社名', 'タッチモデル', '登録日'])
    expect(rows.map((row) => row[1]).sort()).toEqual(["'＝SUM(1)", "'=SUM(1)"].sort())
  })

  it('are refused where there is no such column', async () => {
    const { status, body } = await admin('GET', '/accounts/export?columns=name,nowhere')
    expect(status).toBe(422)
    expect(body).toMatchObject({ fields: [{ path: 'columns.1', code: 'accounts.view_unknown_field' }] })
  })
})

describe('customers picked out of the list', () => {
  it('are exported in their order, also when they are too many for an address', async () => {
    const picked = [ids[2], ids[0], ...Array.from({ length: 500 }, () => crypto.randomUUID())]
    const { status, body } = await admin('POST', '/accounts/export', { ids: picked, columns })
    expect(status).toBe(200)
    const [, ...rows] = fieldsOf(String(body).replace('\ufeff', ''))
    expect(rows.map((row) => row[0])).toEqual(["'-SUM(1)", "'=SUM(1)"])
  })

  it('are told of what Shift_JIS would lose', async () => {
    const { body: made } = await admin('POST', '/accounts', { name: '吉野家😀商店' })
    const { id } = created.parse(made)
    const { body } = await admin('POST', '/accounts/export/losses', { ids: [id, ids[0]], columns: ['phase', 'name'] })
    const place = { row: 1, column: '会社名', character: '😀', name: '吉野家😀商店' }
    expect(body).toEqual({ customers: 2, cells: 1, places: [place] })
  })
})
