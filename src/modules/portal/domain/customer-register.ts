import customerWords from '../content/customer-words.json' with { type: 'json' }

interface Text {
  ja: string
  en: string
}

type Words = readonly { staff: string; customer: string }[]

/**
 * A text of the plan in the words that customers are addressed with, taken in the order of the list: longer words come
 * first there.
 */
export function forCustomers<Given extends Text>(text: Given): Given {
  return { ...text, ja: reword(text.ja, customerWords.ja), en: reword(text.en, customerWords.en) }
}

/** As `forCustomers`, for a text of which only one language was written down: that of whoever wrote or drafted it. */
export const saidToCustomers = (text: string): string => reword(reword(text, customerWords.ja), customerWords.en)

function reword(text: string, words: Words): string {
  return words.reduce((said, { staff, customer }) => said.replaceAll(staff, customer), text)
}
