import { endingOf } from './file-name.ts'

const unknown = 'application/octet-stream'

/** Bytes that a kind of file begins with, from the given place on. */
const signatures: readonly { type: string; at: number; bytes: readonly number[] }[] = [
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'image/heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69] },
  { type: 'image/heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x6d, 0x69, 0x66] },
  { type: 'video/mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { type: 'application/zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/x-ole-storage', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
]

const office = 'application/vnd.openxmlformats-officedocument'
/** What a container holds is told by its name only; a wrong name opens nothing, since all of these are saved, not shown. */
const inContainer: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    docx: `${office}.wordprocessingml.document`,
    xlsx: `${office}.spreadsheetml.sheet`,
    pptx: `${office}.presentationml.presentation`,
  },
  'application/x-ole-storage': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
  },
}

/** A file's type by its first bytes (4 kB are enough). Markup that a browser would run is told from plain text. */
export function sniffType(head: Uint8Array, fileName: string): string {
  const found = signatures.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte))
  if (found) return inContainer[found.type]?.[endingOf(fileName)] ?? found.type
  return head.includes(0) ? unknown : textType(new TextDecoder('latin1').decode(head), endingOf(fileName))
}

function textType(text: string, ending: string): string {
  if (/<svg[\s>]/i.test(text) || ending === 'svg') return 'image/svg+xml'
  if (/<(!doctype|html|script|body|iframe|head|\?xml|\w+ on\w+=)/i.test(text) || /^x?html?$/.test(ending))
    return 'text/html'
  if (ending === 'csv') return 'text/csv'
  return ending === 'txt' || ending === 'md' || ending === 'log' ? 'text/plain' : unknown
}

/** Pictures that may be shown as such: they carry no script. */
export const isPicture = (contentType: string) => /^image\/(png|jpeg|gif|webp)$/.test(contentType)

/** What a browser is told; markup travels as bytes without a meaning. */
export function servedType(contentType: string): string {
  return /svg|html|xml$/.test(contentType) ? unknown : contentType
}
