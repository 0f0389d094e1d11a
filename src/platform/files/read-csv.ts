import { pipeline } from 'node:stream/promises'
import { CsvError, type Options, parse } from 'csv-parse'
import { invalid } from '#platform/kernel/errors.ts'
import { collectRows, type FileLimits, type FileRow, fileLimits } from './file-row.ts'
import { restoreFormulaText } from './text/formula-text.ts'

export const csvDelimiters = [',', '\t', ';'] as const
export type CsvDelimiter = (typeof csvDelimiters)[number]

export interface CsvOptions {
  /** Sniffed when absent. */
  delimiter?: CsvDelimiter
  limits?: FileLimits
}

/**
 * Reads decoded CSV text into rows of strings; ragged rows keep the cells they have, empty rows are left out and the
 * lines keep their numbers. Texts that an export had made harmless to Excel ('=1+1) come back as they were.
 * @throws files.empty, files.too_many_rows, files.too_many_columns, files.cell_too_long, files.unbalanced_quote {line}
 */
export async function readCsv(text: string, { delimiter, limits = fileLimits }: CsvOptions = {}) {
  const used = delimiter ?? sniffDelimiter(text)
  const strict = await parseRows(text, { delimiter: used }, limits)
  // A file with 5" in an unquoted cell was written without quoting; only then a quote inside a cell is a plain character.
  const rows = strict ?? (await parseRows(text, { delimiter: used, relax_quotes: true }, limits))
  if (!rows || rows.length === 0) throw invalid('files.empty')
  return { rows, delimiter: used }
}

/** The delimiter that splits the first lines most evenly; quoted text does not count. */
export function sniffDelimiter(text: string): CsvDelimiter {
  const lines = text
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const scored = csvDelimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b)
    return { delimiter, median: counts[Math.floor(counts.length / 2)] ?? 0, least: counts[0] ?? 0 }
  })
  return scored.reduce((best, one) =>
    one.median > best.median || (one.median === best.median && one.least > best.least) ? one : best,
  ).delimiter
}

/** Undefined when a quote opens inside an unquoted cell. */
async function parseRows(text: string, options: Options, limits: FileLimits): Promise<FileRow[] | undefined> {
  const collected = collectRows(limits)
  return (await walk(text, options, collected.add)) ? collected.rows : undefined
}

/**
 * As `readCsv`, for files too long to be held as rows: gives the rows that are not empty one after the other, and answers
 * the delimiter. Reads the text twice, since only its end tells whether quotes are quotes.
 * @throws files.unbalanced_quote {line}, and what `add` throws
 */
export async function walkCsv(
  text: string,
  delimiter: CsvDelimiter | undefined,
  add: (row: FileRow) => void,
): Promise<CsvDelimiter> {
  const used = delimiter ?? sniffDelimiter(text)
  const isStrict = await walk(text, { delimiter: used }, () => Promise.resolve())
  await walk(text, { delimiter: used, ...(!isStrict && { relax_quotes: true }) }, async (line, cells) => {
    if (cells.some((cell) => cell.trim() !== '')) add({ line, cells: [...cells] })
  })
  return used
}

/** False when a quote opens inside an unquoted cell. */
async function walk(
  text: string,
  options: Options,
  add: (line: number, cells: readonly string[]) => Promise<void>,
): Promise<boolean> {
  // Where records begin that are parsed and not yet given on.
  const startLines = [1]
  let given = 0
  const parser = parse({
    ...options,
    relax_column_count: true,
    record_delimiter: '\n',
    on_record: (cells, { lines }) => {
      startLines.push(lines + 1)
      return cells
    },
  })
  try {
    await pipeline(slices(text), parser, async (records: AsyncIterable<string[]>) => {
      for await (const cells of records) {
        await add(startLines[given++] ?? 0, cells.map(restoreFormulaText))
        if (given < 10_000) continue
        startLines.splice(0, given)
        given = 0
      }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // csv-parse raises this code without declaring it
    if (String(error.code) === 'INVALID_OPENING_QUOTE') return false
    throw invalid('files.unbalanced_quote', { line: startLines.at(-1) ?? 0 })
  }
  return true
}

/** Bytes, since the parser works on bytes; one kind of line end, since it counts CR LF inside quotes as two lines. */
function* slices(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'))
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
