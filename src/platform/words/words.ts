import i18next, { type i18n } from 'i18next'
import type { Locale } from '#platform/context/context.ts'
import { groupNumbers } from '#platform/kernel/sentence/group-numbers.ts'

export interface MessageBundle {
  ja: Readonly<Record<string, unknown>>
  en: Readonly<Record<string, unknown>>
}

export interface Words {
  /** The text for a key (`accounts.external_id_taken`) in a language; undefined when no module has one. */
  say: (locale: Locale, key: string, params?: Readonly<Record<string, unknown>>) => string | undefined
}

/** The server's words: errors and mails, a bundle for each module. The browser has its own. */
export function createWords(bundles: readonly MessageBundle[]): Words {
  const instance: i18n = i18next.createInstance()
  void instance.use(groupNumbers).init({
    initAsync: false,
    lng: 'ja',
    fallbackLng: 'en',
    interpolation: { escapeValue: false, alwaysFormat: true },
    resources: {},
  })
  for (const bundle of bundles) {
    instance.addResourceBundle('ja', 'translation', bundle.ja, true, true)
    instance.addResourceBundle('en', 'translation', bundle.en, true, true)
  }
  return {
    say: (locale, key, params = {}) =>
      instance.exists(key, { lng: locale }) ? instance.t(key, { lng: locale, ...params }) : undefined,
  }
}

/** Japanese unless the header prefers English: Banso speaks Japanese first. */
export function chooseLocale(acceptLanguage: string | undefined, fallback: Locale): Locale {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (tag === 'ja' || tag === 'en') return tag
  }
  return fallback
}
