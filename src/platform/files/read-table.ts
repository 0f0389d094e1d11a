import { invalid } from '#platform/kernel/errors.ts'
import { type DecodedText, decodeText, type TextEncoding } from './decode-text.ts'
import type { FileRow } from './file-row.ts'
import { findHeaderRow } from './find-header-row.ts'
import { type CsvDelimiter, readCsv } from './read-csv.ts'
import { readXlsx, type XlsxTable } from './read-xlsx.ts'

/** What a person may set right in the preview. */
export interface TableChoices {
  encoding?: TextEncoding
  delimiter?: CsvDelimiter
  sheet?: string
  /** The line of the headings; found by itself when absent. */
  headerLine?: number
  locale?: 'ja' | 'en'
}

export interface FileTable {
  /** Of the header, with its line; empty headings stay as ''. */
  header: FileRow
  /** Below the header. */
  rows: FileRow[]
  /** Of a text file. */
  text?: Omit<DecodedText, 'text'> & { delimiter: CsvDelimiter }
  /** Of a workbook. */
  workbook?: Omit<XlsxTable, 'rows'>
}

/**
 * Reads an uploaded table by what its bytes are, whatever its name says: an Excel workbook or delimited text.
 * @throws files.no_rows when there is a header only, and the codes of `readXlsx`, `decodeText` and `readCsv`
 */
export async function readTable(bytes: Uint8Array, choices: TableChoices = {}): Promise<FileTable> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start === '504b0304' || start === 'd0cf11e0') {
    const { rows, ...workbook } = await readXlsx(bytes, choices)
    return { ...splitHeader(rows, choices.headerLine), workbook }
  }
  const { text, ...decoded } = decodeText(bytes, choices)
  const { rows, delimiter } = await readCsv(text, choices)
  return { ...splitHeader(rows, choices.headerLine), text: { ...decoded, delimiter } }
}

function splitHeader(rows: FileRow[], line: number | undefined): Pick<FileTable, 'header' | 'rows'> {
  const index =
    line === undefined
      ? findHeaderRow(rows)
      : Math.max(
          0,
          rows.findIndex((row) => row.line >= line),
        )
  const [header, ...body] = rows.slice(index)
  if (!header || body.length === 0) throw invalid('files.no_rows')
  return { header, rows: body }
}
