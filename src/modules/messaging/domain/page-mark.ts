/** Stands in a stored mail for the address of the customer's page, which may be known to the recipient only. */
export const pageMark = '[[customer-page]]'
/** Stands for the address at which its reader ends this kind of news; it is made as the mail leaves. */
export const optOutMark = '[[opt-out]]'

/** The mark of a mail's address: 0 is the customer's page, those after it the mail's own answer links. */
export const markOf = (index: number): string => (index === 0 ? pageMark : `[[customer-page:${index}]]`)

/** The mail's text with addresses in place of their marks: the first for the page, the others for the links after it. */
export function withAddresses(body: string, addresses: readonly string[], optOut: string): string {
  const marked = addresses.reduce((text, address, index) => text.replaceAll(markOf(index), address), body)
  return marked.replaceAll(optOutMark, optOut)
}

/** Whether a text leads to an address that only its recipient may know, besides the page itself. */
export const hasAnswerLink = (body: string): boolean =>
  body.includes(`${pageMark}.`) || body.includes('[[customer-page:')
