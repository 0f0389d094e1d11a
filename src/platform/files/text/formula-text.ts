/**
 * Excel takes a cell that starts with one of these for a formula. Full-width and small forms count, since software that
 * normalises text (NFKC) turns ＝1+1 into =1+1.
 */
const startsFormula = (text: string) => {
  const first = text.trimStart()[0]
  if (/^[\t\r\n]/.test(text)) return true
  return first !== undefined && (/[-=+@\u2212]/.test(first) || /[-=+@\u2212]/.test(first.normalize('NFKC')))
}
const plainNegativeNumber = /^-\d+(\.\d+)?$/
const apostrophes = /^'+/

/**
 * Puts an apostrophe before text that a spreadsheet would run. Negative numbers stay numbers. Text that already starts
 * with an apostrophe before such a character gets one more, so that two different texts never become equal.
 */
export function neutraliseFormulaText(text: string): string {
  if (plainNegativeNumber.test(text)) return text
  return startsFormula(text.replace(apostrophes, '')) ? `'${text}` : text
}

/** The text that `neutraliseFormulaText` was given. */
export function restoreFormulaText(text: string): string {
  if (!text.startsWith("'")) return text
  return startsFormula(text.replace(apostrophes, '')) ? text.slice(1) : text
}
