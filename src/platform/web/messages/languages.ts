/** The languages of the product, the first one being the one without a choice. */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

const storageKey = 'banso.language'

export function isLanguage(value: unknown): value is Language {
  return languages.some((each) => each === value)
}

/** The language chosen before, else the first of the browser's that the product speaks. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(storageKey)
  if (isLanguage(stored)) return stored
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? languages[0]
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
}

export const hasChosenLanguage = (): boolean => isLanguage(localStorage.getItem(storageKey))
