import customerWords from '../content/customer-words.json' with { type: 'json' }

interface Text {
  ja: string
  en: string
}

/**
 * A text of the plan in the words that customers are addressed with, taken in the order of the list: longer words come
 * first there. English has one register for both.
 */
export function forCustomers<Given extends Text>(text: Given): Given {
  const ja = customerWords.reduce((said, { staff, customer }) => said.replaceAll(staff, customer), text.ja)
  return { ...text, ja }
}
