/**
 * Whether the text is a 法人番号: 13 ASCII digits, the first of which is the check digit 9 − (Σ Pn·Qn mod 9) over the
 * other twelve from the right, Qn 1 for odd n and 2 for even n (法人番号の指定等に関する省令).
 */
export function isValidCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false
  const [checkDigit, ...base] = Array.from(text, Number)
  const sum = base.reverse().reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 2), 0)
  return checkDigit === 9 - (sum % 9)
}
