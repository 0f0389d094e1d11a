import { Liquid } from 'liquidjs'
import type { Locale } from '#platform/context/context.ts'
import { formatDate } from '#platform/kernel/formats.ts'
import { mailTemplates } from '../../content/mail-templates.ts'
import optOutLine from '../../content/opt-out-line.json' with { type: 'json' }
import { isNews, type MailKind } from '../../domain/mail-kind.ts'
import { markOf, optOutMark, pageMark } from '../../domain/page-mark.ts'
import { type MailReader, salutation } from '../../domain/salutation.ts'

export interface MailNames {
  customer: string
  vendor: string
  product: string
  /** Who writes. */
  csm: string
  signature: string
}

// A template that names what nobody gives is a mistake of ours: better no mail than one with gaps.
const engines = {
  ja: engineFor('ja'),
  en: engineFor('en'),
}

function engineFor(locale: Locale): Liquid {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, lenientIf: true })
  engine.registerFilter('day', (day: unknown) => formatDate(String(day), locale))
  engine.registerFilter('address', (index: unknown) => markOf(Number(index)))
  return engine
}

/** Subject and text of a mail, with `pageMark` where the address of the customer's page belongs. */
export function wordMail(
  kind: MailKind,
  locale: Locale,
  names: MailNames,
  reader: MailReader,
  params: Readonly<Record<string, unknown>>,
): { subject: string; body: string } {
  const { head, name } = salutation(locale, names.customer, reader)
  const scope = {
    ...params,
    customer: { name: names.customer },
    vendor: { name: names.vendor },
    product: { name: names.product },
    csm: { name: names.csm },
    contact: { name },
    portal: { url: pageMark },
  }
  const engine = engines[locale]
  const template = mailTemplates[kind]
  const subject: string = engine.parseAndRenderSync(template.subject[locale], scope)
  const text: string = engine.parseAndRenderSync(template.body[locale], scope)
  const foot = names.signature.trim() === '' ? `${names.vendor}\n${names.csm}` : names.signature.trim()
  const end = isNews(kind) ? ['', optOutLine[locale], optOutMark] : []
  const body = [head, '', text.replace(/\n{3,}/g, '\n\n').trim(), '', '--', foot, ...end, ''].join('\n')
  return { subject: subject.replace(/\s+/g, ' ').trim(), body }
}
