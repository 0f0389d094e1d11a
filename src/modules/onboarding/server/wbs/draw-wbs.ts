import ExcelJS from 'exceljs'
import type { Locale } from '#platform/context/context.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { formatDate } from '#platform/kernel/formats.ts'
import words from '../../content/wbs-words.json' with { type: 'json' }
import { drawBase } from './sheet-base.ts'
import { fill, type WbsModel, type WbsRow } from './wbs-model.ts'

/** On every Windows and Mac with Office; without a declared Japanese font Excel shows Chinese forms of kanji. */
const font = 'Yu Gothic'
const wbsColumns = [
  'number',
  'stage',
  'name',
  'side',
  'owner',
  'startOn',
  'dueOn',
  'doneOn',
  'effort',
  'status',
  'dependsOn',
  'doneWhen',
] as const
const widths = {
  number: 5,
  stage: 12,
  name: 38,
  side: 9,
  owner: 14,
  startOn: 11.5,
  dueOn: 11.5,
  doneOn: 11.5,
  effort: 8,
  status: 9,
  dependsOn: 8,
  doneWhen: 34,
}
const colours = { vendor: 'FF8DB4D9', customer: 'FF1F5C8B', joint: 'FF5A8DB8', done: 'FFB9B9B4', closed: 'FFEDEDEA' }
/** Under the title, the addressee and the facts: months, then the headings with the days. */
const headingRow = 6
/** The hidden first column holds the task's ID, by which edits find their way back. */
const firstColumn = 2
/** Effort is ours to know. */
const columnsOf = ({ isInternal }: WbsModel) => wbsColumns.filter((column) => isInternal || column !== 'effort')
const firstDayOf = (model: WbsModel) => firstColumn + columnsOf(model).length

/** The plan as the work breakdown sheet that Japanese customers know: the list with a bar chart beside it, for A3. */
export async function drawWbs(model: WbsModel, locale: Locale): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(words.sheet[locale], {
    views: [{ state: 'frozen', xSplit: firstColumn + 2, ySplit: headingRow, showGridLines: false }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow - 1}:${headingRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: {
      // & begins a code of Excel's, and is written twice where it stands for itself
      oddFooter: `&L${fill(words.page, locale, { title: model.title, version: model.version }).replaceAll('&', '&&')}&R&P / &N`,
    },
  })
  // 8 is A3, which the types of exceljs do not list.
  Object.assign(sheet.pageSetup, { paperSize: 8 })
  sheet.columns = [
    { width: 2, hidden: true },
    ...columnsOf(model).map((column) => ({ width: widths[column] })),
    ...model.columns.map(({ days }) => ({ width: days === 1 ? 2.7 : 4.5 })),
  ]
  drawHead(sheet, model, locale)
  drawMonths(sheet, model, locale)
  for (const [index, row] of model.rows.entries()) drawRow(sheet, headingRow + 1 + index, { row, model, locale })
  sheet.autoFilter = {
    from: { row: headingRow, column: firstColumn },
    to: { row: headingRow, column: firstDayOf(model) - 1 },
  }
  drawBase(workbook, model.base)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function drawHead(sheet: ExcelJS.Worksheet, model: WbsModel, locale: Locale): void {
  const lines = [model.addressee, model.title, model.facts, words.legend[locale]]
  for (const [index, text] of lines.entries()) {
    const cell = sheet.getCell(index + 1, firstColumn)
    cell.value = index === 1 && model.isInternal ? `${text} ${words.internal[locale]}` : text
    cell.numFmt = '@'
    cell.font = { name: font, size: index === 1 ? 16 : index === 0 ? 12 : 9, bold: index < 2 }
  }
  const head = sheet.getRow(headingRow)
  head.height = 22
  for (const [index, column] of columnsOf(model).entries()) {
    const cell = head.getCell(firstColumn + index)
    cell.value = words.columns[column][locale]
    heading(cell)
    sheet.mergeCells(headingRow - 1, firstColumn + index, headingRow - 1, firstColumn + index)
    heading(sheet.getCell(headingRow - 1, firstColumn + index))
  }
}

function drawMonths(sheet: ExcelJS.Worksheet, model: WbsModel, locale: Locale): void {
  const { columns } = model
  const firstDay = firstDayOf(model)
  let start = 0
  for (const [index, { on }] of columns.entries()) {
    const cell = sheet.getCell(headingRow, firstDay + index)
    cell.value = Number(on.slice(8))
    heading(cell)
    cell.font = { name: font, size: 7 }
    const next = columns[index + 1]?.on
    if (next !== undefined && next.slice(0, 7) === on.slice(0, 7)) continue
    const month = sheet.getCell(headingRow - 1, firstDay + start)
    if (index > start) sheet.mergeCells(headingRow - 1, firstDay + start, headingRow - 1, firstDay + index)
    month.value = formatDate(on, locale, 'month')
    heading(month)
    start = index + 1
  }
}

function heading(cell: ExcelJS.Cell): void {
  cell.style = {
    font: { name: font, size: 9, bold: true },
    fill: solid('FFE4E9EF'),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: grid,
  }
}

const thin = { style: 'thin', color: { argb: 'FFCFCFCA' } } as const
const grid = { top: thin, bottom: thin, left: thin, right: thin }
const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

interface RowDrawing {
  row: WbsRow
  model: WbsModel
  locale: Locale
}

function drawRow(sheet: ExcelJS.Worksheet, line: number, { row, model, locale }: RowDrawing): void {
  const idCell = sheet.getCell(line, 1)
  idCell.value = row.id
  const isDone = row.status === 'done' || row.status === 'skipped'
  for (const [index, column] of columnsOf(model).entries()) {
    const cell = sheet.getCell(line, firstColumn + index)
    cell.value = cellOf(row, column, locale)
    cell.style = {
      // Typed as text: =1+1 stays text even after somebody edits the cell.
      numFmt:
        column === 'number' || column === 'effort'
          ? '0'
          : column.endsWith('On') && column !== 'dependsOn'
            ? 'yyyy/mm/dd'
            : '@',
      font: {
        name: font,
        size: 9,
        bold: column === 'name' && row.isMilestone,
        color: { argb: isDone ? 'FF7A7A75' : 'FF1D1D1B' },
      },
      alignment: {
        vertical: 'middle',
        wrapText: true,
        horizontal: column === 'name' || column === 'doneWhen' ? 'left' : 'center',
      },
      border: grid,
    }
  }
  for (const [index, column] of model.columns.entries())
    drawDay(sheet.getCell(line, firstDayOf(model) + index), { row, column, model })
}

function cellOf(row: WbsRow, column: (typeof wbsColumns)[number], locale: Locale): ExcelJS.CellValue {
  if (column === 'side') return words.side[row.side][locale]
  if (column === 'status') return words.status[row.status][locale]
  if (column === 'startOn' || column === 'dueOn' || column === 'doneOn') return dateCell(row[column])
  if (column === 'number') return row.number
  if (column === 'effort') return row.effortMinutes
  return row[column].toWellFormed()
}

/** exceljs turns instants into days in UTC. */
function dateCell(day: string | null): Date | null {
  return day === null
    ? null
    : new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))))
}

function drawDay(
  cell: ExcelJS.Cell,
  { row, column, model }: { row: WbsRow; column: WbsModel['columns'][number]; model: WbsModel },
): void {
  const last = addDays(column.on, column.days - 1)
  const isOn = row.startOn <= last && row.dueOn >= column.on
  const isToday = model.today >= column.on && model.today <= last
  const colour = row.status === 'done' || row.status === 'skipped' ? colours.done : colours[row.side]
  const today = { style: 'medium', color: { argb: 'FFB3382C' } } as const
  cell.border = isToday ? { ...grid, left: today } : grid
  if (column.isClosed) cell.fill = solid(colours.closed)
  else if (isOn) cell.fill = solid(colour)
  const isDue = row.dueOn >= column.on && row.dueOn <= last
  if (!row.isMilestone || !isDue) return
  cell.value = '◆'
  cell.font = { name: font, size: 8, color: { argb: 'FFB3382C' } }
  cell.alignment = { horizontal: 'center', vertical: 'middle' }
}
