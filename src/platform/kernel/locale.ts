/** The languages the product speaks. */
export type Locale = 'ja' | 'en'
