import { posix } from 'node:path'
import { invalid } from '#platform/kernel/errors.ts'
import { giveTurn } from '../file-row.ts'
import { attributeOf, scanXml } from './scan-xml.ts'
import { type NumberStyle, numberStyle } from './xlsx-values.ts'
import type { openZip } from './zip-archive.ts'

type Zip = ReturnType<typeof openZip>

/** One sheet of a workbook, in the order of its tabs. */
export interface SheetEntry {
  name: string
  isHidden: boolean
}

export interface Workbook {
  sheets: (SheetEntry & { part: string })[]
  isEpoch1904: boolean
  strings: string[]
  styles: NumberStyle[]
}

export const tokensPerTurn = 50_000
const maxStrings = 4_000_000

/** Everything of a workbook but its sheets. @throws files.not_xlsx, files.damaged, files.unpacks_too_large */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const office = (await readRelations(zip, '')).find(({ type }) => type === 'officeDocument')
  const part = office?.target ?? 'xl/workbook.xml'
  const xml = await zip.readText(part)
  if (xml === undefined || !part.endsWith('.xml')) throw invalid('files.not_xlsx')
  const relations = await readRelations(zip, part)
  const targetOf = (type: string) => relations.find((one) => one.type === type)?.target ?? ''
  const sheets: Workbook['sheets'] = []
  let isEpoch1904 = false
  for (const { kind, name, attributes } of scanXml(xml)) {
    if (kind !== 'open') continue
    if (name === 'workbookPr') isEpoch1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
    if (name !== 'sheet') continue
    const relation = relations.find(({ id }) => id === attributeOf(attributes, 'id'))
    if (relation?.type !== 'worksheet') continue
    const isHidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', isHidden, part: relation.target })
  }
  const strings = await readStrings((await zip.readText(targetOf('sharedStrings'))) ?? '')
  const styles = readStyles((await zip.readText(targetOf('styles'))) ?? '')
  return { sheets, isEpoch1904, strings, styles }
}

/** What a part points to; targets are paths inside the zip. */
async function readRelations(zip: Zip, part: string) {
  const folder = posix.dirname(part)
  const xml = (await zip.readText(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))) ?? ''
  const relations: { id: string; type: string; target: string }[] = []
  for (const { kind, name, attributes } of scanXml(xml)) {
    if (kind !== 'open' || name !== 'Relationship') continue
    const target = attributeOf(attributes, 'Target') ?? ''
    relations.push({
      id: attributeOf(attributes, 'Id') ?? '',
      type: posix.basename(attributeOf(attributes, 'Type') ?? ''),
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    })
  }
  return relations
}

/** The texts that cells point to: runs of rich text joined, phonetic readings (furigana) left out. */
async function readStrings(xml: string): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let isText = false
  let isPhonetic = false
  let seen = 0
  for (const { kind, name, text } of scanXml(xml)) {
    if (++seen % tokensPerTurn === 0) await giveTurn()
    if (kind === 'text') {
      if (isText && !isPhonetic) current += text
    } else if (name === 't') isText = kind === 'open'
    else if (name === 'rPh') isPhonetic = kind === 'open'
    else if (name === 'si' && kind === 'open') current = ''
    else if (name === 'si') {
      if (strings.length >= maxStrings) throw invalid('files.unpacks_too_large')
      strings.push(unescapeText(current))
    }
  }
  return strings
}

/** The number style of each cell style, by its index. */
function readStyles(xml: string): NumberStyle[] {
  const codes = new Map<number, string>()
  const styles: NumberStyle[] = []
  let isCellStyle = false
  for (const { kind, name, attributes } of scanXml(xml)) {
    if (name === 'cellXfs') isCellStyle = kind === 'open'
    if (kind !== 'open') continue
    const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
    if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '')
    if (name === 'xf' && isCellStyle) styles.push(numberStyle(id, codes.get(id)))
  }
  return styles
}

/** Characters that XML cannot hold are written _x000D_; line ends become \n. */
export function unescapeText(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
}
