/** Stands in a stored mail for the address of the customer's page, which may be known to the recipient only. */
export const pageMark = '[[customer-page]]'

/** The mail's text with the address in place of its mark. */
export function withPageAddress(body: string, address: string): string {
  return body.replaceAll(pageMark, address)
}
