const units = ['minute', 'hour', 'day', 'week', 'month'] as const

/** Intl knows no business days. */
const businessDays = (value: number, number: string, language: string | undefined) => {
  if (language === 'ja') return `${number}営業日`
  return value === 1 ? `${number} business day` : `${number} business days`
}

/**
 * The i18next formatter that writes every number put into a sentence the way the language groups it: 2,113日. What must stay
 * as it is (a year, a port) is passed as text. `{{days, day}}` and `{{days, businessDay}}` write the unit too, in one or
 * many, for sentences whose plural is chosen by another number. Needs `interpolation.alwaysFormat`.
 */
export const groupNumbers = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, format?: string, language?: string) => {
    if (typeof value !== 'number') return value
    const unit = units.find((each) => each === format)
    const inUnit = unit && ({ style: 'unit', unit, unitDisplay: 'long' } as const)
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6, ...inUnit }).format(value)
    return format === 'businessDay' ? businessDays(value, number, language) : number
  },
}
