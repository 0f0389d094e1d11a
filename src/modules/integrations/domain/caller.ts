/** Who asked, as a source tells it. */
export interface Caller {
  /** The customer's external ID here, said outright. */
  accountExternalId?: string | undefined
  organisation?: { id?: string | undefined; externalId?: string | undefined; name?: string | undefined } | undefined
  requesterEmail?: string | null | undefined
}

/** Mail that everybody can have says nothing of the company. */
const publicMailDomains: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.co.jp',
  'yahoo.com',
  'ymail.ne.jp',
  'outlook.com',
  'outlook.jp',
  'hotmail.com',
  'hotmail.co.jp',
  'live.jp',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'ymobile.ne.jp',
  'nifty.com',
  'biglobe.ne.jp',
  'so-net.ne.jp',
  'ocn.ne.jp',
  'plala.or.jp',
  'aol.com',
  'gmx.com',
  'proton.me',
  'protonmail.com',
  'qq.com',
  '163.com',
  'naver.com',
])

/** The part of a mail address that names a company; undefined for providers of mail for everybody. */
export function companyDomainOf(email: string | null | undefined): string | undefined {
  const domain = email?.toLowerCase().split('@').at(1)?.trim()
  return domain === undefined || domain === '' || publicMailDomains.has(domain) ? undefined : domain
}

/** Under which keys a caller is remembered, the one that says most first. */
export function callerKeysOf(source: string, ticketId: string, caller: Caller): [string, ...string[]] {
  const { accountExternalId, organisation, requesterEmail } = caller
  const domain = companyDomainOf(requesterEmail)
  const keys = [
    accountExternalId === undefined ? [] : [`customer:${accountExternalId}`],
    organisation?.externalId === undefined ? [] : [`customer:${organisation.externalId}`],
    organisation?.id === undefined ? [] : [`organisation:${source}:${organisation.id}`],
    domain === undefined ? [] : [`domain:${domain}`],
    requesterEmail ? [`mail:${requesterEmail.toLowerCase()}`] : [],
  ].flat()
  const [first, ...others] = keys
  return first === undefined ? [`ticket:${source}:${ticketId}`] : [first, ...others]
}

/** What a person is shown of a caller whom nobody knows. */
export function callerNameOf(ticketId: string, caller: Caller): string {
  const { accountExternalId, organisation, requesterEmail } = caller
  const known = [organisation?.name, accountExternalId ?? organisation?.externalId ?? organisation?.id, requesterEmail]
  return known.filter(Boolean).join(' / ').slice(0, 300) || ticketId
}
