import { readTable, type TableChoices } from '#platform/files/read-table.ts'

/** A file to be read, and what a person chose for it. */
export interface FileTask {
  bytes: Uint8Array
  choices: TableChoices
}

const rowsPerMessage = 1_000
// A database refuses both; neither is text.
const storable = (cell: string) => cell.replaceAll('\0', '').toWellFormed()

/** First what kind of table it is, then JSON texts of up to 1,000 rows each as [line, cells]. @throws as `readTable` */
export async function* tableMessages({ bytes, choices }: FileTask): AsyncGenerator<unknown> {
  const { header, rows, text, workbook } = await readTable(bytes, choices)
  yield { header: { line: header.line, cells: header.cells.map(storable) }, text, workbook, rowCount: rows.length }
  for (let start = 0; start < rows.length; start += rowsPerMessage) {
    const part = rows.slice(start, start + rowsPerMessage)
    yield JSON.stringify(part.map(({ line, cells }) => [line, cells.map(storable)]))
  }
}
