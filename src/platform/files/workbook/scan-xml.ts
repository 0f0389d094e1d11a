import { invalid } from '#platform/kernel/errors.ts'

/** A start tag (`open`), an end tag or self-closed tag (`close`), or text. Names come without their namespace prefix. */
export interface XmlToken {
  kind: 'open' | 'close' | 'text'
  name: string
  /** The attributes as written; read one with `attributeOf`. */
  attributes: string
  text: string
}

const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y

/**
 * The tokens of an XML document in one linear pass without building a tree. There is no document type declaration in
 * office files, and none is read: entities cannot be defined. The yielded object is reused.
 * @throws files.damaged
 */
export function* scanXml(xml: string): Generator<XmlToken> {
  const token: XmlToken = { kind: 'text', name: '', attributes: '', text: '' }
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    const end = open < 0 ? xml.length : open
    if (end > at) {
      token.kind = 'text'
      token.text = decodeEntities(xml.slice(at, end))
      yield token
    }
    if (open < 0) return
    if (xml[open + 1] === '?') at = after(xml, '?>', open)
    else if (xml.startsWith('<!--', open)) at = after(xml, '-->', open)
    else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open)
      token.kind = 'text'
      token.text = xml.slice(open + 9, at - 3)
      yield token
    } else {
      tag.lastIndex = open
      const [whole, closing, name, attributes, selfClosing] = tag.exec(xml) ?? []
      if (whole === undefined) throw invalid('files.damaged')
      at = open + whole.length
      token.name = name ?? ''
      token.attributes = attributes ?? ''
      if (!closing) {
        token.kind = 'open'
        yield token
      }
      if (closing || selfClosing) {
        token.kind = 'close'
        yield token
      }
    }
  }
}

/** The value of an attribute by its local name (`id` finds `r:id`), undefined when absent. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = attributePattern(name).exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeEntities(value)
}

const patterns = new Map<string, RegExp>()

function attributePattern(name: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, known)
  return known
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw invalid('files.damaged')
  return at + mark.length
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
