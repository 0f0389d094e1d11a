import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type ImportDetails, importDetailsSchema, listExportLosses } from '#modules/accounts/contract.ts'
import { createApiKey } from '#modules/identity/server/api.ts'
import type { TestWorkspace } from '#modules/identity/testing.ts'
import { zipOf } from '#platform/testing/zip-of.ts'
import { type Call, startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
let workspace: TestWorkspace
let admin: Call
beforeAll(async () => {
  test = await startTestApp()
  workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
})
afterAll(() => test.close())

const codeOf = (body: unknown) => z.object({ code: z.string() }).parse(body).code
const upload = (content: Buffer | string, fileName = 'a.csv') =>
  admin('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, Buffer.from(content))
const details = ({ status, body }: { status: number; body: unknown }) => {
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(200)
  return importDetailsSchema.parse(body)
}

it('a Shift_JIS export says beforehand what it will lose, and loses no more', async () => {
  for (const name of ['株式会社髙橋①㈱', '𠮷野家', 'Café Zürich']) await admin('POST', '/accounts', { name })
  const losses = listExportLosses.response.parse((await admin('GET', '/accounts/export/losses')).body)
  expect(losses).toMatchObject({ customers: 3, cells: 2 })
  expect(new Set(losses.places.map(({ character }) => character))).toEqual(new Set(['𠮷', 'é', 'ü']))
  expect(new Set(losses.places.map(({ name }) => name))).toEqual(new Set(['𠮷野家', 'Café Zürich']))

  const { body, headers } = await admin('GET', '/accounts/export?format=csv_shift_jis')
  expect(headers['content-type']).toBe('text/csv; charset=Shift_JIS')
  const text = new TextDecoder('shift_jis').decode(body instanceof Buffer ? body : undefined)
  expect(text).toContain('株式会社髙橋①㈱')
  expect(text).toContain('〓野家')
  expect(text).not.toContain('�')
})

async function finished(id: string): Promise<ImportDetails> {
  const deadline = Date.now() + 90_000
  for (;;) {
    const item = details(await admin('GET', `/imports/${id}`))
    if (item.work === null) return item
    if (Date.now() > deadline) throw new Error(`Still at ${item.work.kind} after 90 seconds.`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

it('20,000 rows are judged, written and taken back by a job, which refuses a second one beside it', async () => {
  // Few of the rows are right: it is the length of the file that makes it a job.
  const file = ['顧客ID,会社名']
  for (let row = 1; row <= 20_000; row++) file.push(row % 1_000 === 0 ? `L${row},長い表の${row}社` : `L${row},`)
  const { id, rowCount } = details(await upload(file.join('\n')))
  expect(rowCount).toBe(20_000)
  const start = async (verb: 'judge' | 'apply' | 'undo') => {
    expect(details(await admin('POST', `/imports/${id}/${verb}`)).work?.kind).toBe(verb)
    const second = await admin('POST', `/imports/${id}/${verb}`)
    expect([second.status, codeOf(second.body)]).toEqual([409, 'accounts.import.working'])
    const changed = await admin('PATCH', `/imports/${id}`, { options: { existing: 'leave' } })
    expect(changed.status).toBe(409)
    const worker = await test.app.startWorker()
    try {
      return await finished(id)
    } finally {
      await worker.stop()
    }
  }
  expect((await start('judge')).counts).toMatchObject({ add: 20, error: 19_980 })
  expect(await start('apply')).toMatchObject({ state: 'applied', result: { added: 20, notWritten: 19_980 } })
  expect(await start('undo')).toMatchObject({ state: 'undone', undoResult: { removed: 20, kept: 0 } })
}, 300_000)

it('a workbook that unpacks to far more than it weighs is refused in words', async () => {
  const relations = (target: string, type: string) =>
    `<Relationships><Relationship Id="r0" Type="http://x/${type}" Target="${target}"/></Relationships>`
  const row = `<row><c t="inlineStr"><is><t>${'a'.repeat(1_000)}</t></is></c></row>`
  const bomb = zipOf({
    '_rels/.rels': relations('/xl/workbook.xml', 'officeDocument'),
    'xl/workbook.xml': '<workbook><sheets><sheet name="一覧" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations('sheet.xml', 'worksheet'),
    'xl/sheet.xml': `<worksheet><sheetData>${row.repeat(60_000)}</sheetData></worksheet>`,
  })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const refused = await upload(bomb, 'bomb.xlsx')
  expect([refused.status, codeOf(refused.body)]).toEqual([422, 'files.unpacks_too_large'])
})

it('200 MB are refused before they are taken in', async () => {
  const { key } = await workspace.run((context) => createApiKey(context, { name: 'huge', role: 'admin' }))
  const address = new URL(await test.app.server.listen({ port: 0, host: '127.0.0.1' }))
  const piece = Buffer.alloc(64 * 1024, 'a')
  let sent = 0
  const { status, body } = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sending = request(
      new URL('/api/v1/imports?fileName=huge.csv', address),
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/octet-stream',
          'content-length': 200 * 1024 * 1024,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          sending.destroy()
          resolve({ status: answer.statusCode, body: Buffer.concat(parts).toString() })
        })
      },
    )
    sending.on('error', reject)
    const send = () => {
      if (sending.destroyed) return
      sent += piece.length
      if (sending.write(piece)) setImmediate(send)
      else sending.once('drain', send)
    }
    send()
  })
  expect([status, codeOf(JSON.parse(body))]).toEqual([413, 'http.payload_too_large'])
  expect(sent).toBeLessThan(50 * 1024 * 1024)
})
