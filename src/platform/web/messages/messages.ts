import i18next, { type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { groupNumbers } from '#platform/kernel/sentence/group-numbers.ts'
import platformEnglish from '../messages.en.json' with { type: 'json' }
import platformJapanese from '../messages.ja.json' with { type: 'json' }
import {
  hasChosenLanguage,
  isLanguage,
  type Language,
  languages,
  preferredLanguage,
  rememberLanguage,
} from './languages.ts'

/** Messages of one namespace in one language: flat or nested text. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree
}

export type MessageBundle = Readonly<Record<Language, MessageTree>>

/**
 * Starts the words of an app. Each module's messages are a namespace of its name; `platform` is added here. Sets the
 * page's `lang`, which the api client also sends.
 */
export function startMessages(namespaces: Readonly<Record<string, MessageBundle>>): i18n {
  const bundles = { ...namespaces, platform: { ja: platformJapanese, en: platformEnglish } }
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(Object.entries(bundles).map(([name, bundle]) => [name, bundle[language]])),
    ]),
  )
  const words = i18next.createInstance()
  words.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  words
    .use(initReactI18next)
    .use(groupNumbers)
    .init({
      resources,
      lng: preferredLanguage(),
      fallbackLng: false,
      ns: Object.keys(bundles),
      defaultNS: 'platform',
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    })
  return words
}

/** The words of one namespace: `const { t, language } = useMessages('accounts')`. Other ones: `t('platform:save')`. */
export function useMessages(namespace: string) {
  const { t, i18n: words } = useTranslation(namespace)
  const language = isLanguage(words.language) ? words.language : languages[0]
  return { t, language }
}

/** The chosen language and how to change it; the choice stays on this device. */
export function useLanguage(): {
  language: Language
  setLanguage: (language: Language) => void
  /** A choice made elsewhere, which holds where this device has none of its own. */
  followLanguage: (language: Language) => void
} {
  const { i18n: words } = useTranslation()
  const language = isLanguage(words.language) ? words.language : languages[0]
  const setLanguage = (next: Language) => {
    rememberLanguage(next)
    words.changeLanguage(next)
  }
  const followLanguage = (next: Language) => {
    if (!hasChosenLanguage() && next !== language) words.changeLanguage(next)
  }
  return { language, setLanguage, followLanguage }
}
