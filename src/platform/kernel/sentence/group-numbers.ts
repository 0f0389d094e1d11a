/**
 * The i18next formatter that writes every number put into a sentence the way the language groups it: 2,113日. What must stay
 * as it is (a year, a port) is passed as text. Needs `interpolation.alwaysFormat`.
 */
export const groupNumbers = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, _format?: string, language?: string) =>
    typeof value === 'number' ? new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value) : value,
}
