import { z } from 'zod'
import { readTable, type TableChoices } from '#platform/files/read-table.ts'
import { answerThread } from '#platform/jobs/thread.ts'

/** What the thread is given. */
export interface FileTask {
  bytes: Uint8Array
  choices: TableChoices
}

const rowsPerMessage = 1_000
// A database refuses both; neither is text.
const storable = (cell: string) => cell.replaceAll('\0', '').toWellFormed()

const isTask = (data: unknown): data is FileTask =>
  z.looseObject({ bytes: z.instanceof(Uint8Array) }).safeParse(data).success

await answerThread(async (data, send) => {
  if (!isTask(data)) throw new Error('A file is read from its bytes.')
  const { header, rows, text, workbook } = await readTable(data.bytes, data.choices)
  send({ header, text, workbook, rowCount: rows.length })
  for (let start = 0; start < rows.length; start += rowsPerMessage) {
    const part = rows.slice(start, start + rowsPerMessage)
    send(JSON.stringify(part.map(({ line, cells }) => [line, cells.map(storable)])))
  }
})
