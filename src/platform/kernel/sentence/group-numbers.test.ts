import i18next from 'i18next'
import { expect, test } from 'vitest'
import { groupNumbers } from './group-numbers.ts'

test('numbers in a sentence are grouped, texts stay as they are, plurals still choose', () => {
  const words = i18next.createInstance()
  words.use(groupNumbers).init({
    initAsync: false,
    lng: 'ja',
    interpolation: { escapeValue: false, alwaysFormat: true },
    resources: {
      ja: { translation: { span: '{{year}}年、延べ{{count}}日、{{share}}%', silent: '{{days, businessDay}}連絡なし' } },
      en: {
        translation: {
          span_one: '{{count}} day',
          span_other: '{{count}} days',
          later: '{{name}}: {{days, day}} later',
          silent: 'Silent for {{days, businessDay}}',
        },
      },
    },
  })
  expect(words.t('span', { year: '2026', count: 12_113, share: 0.25 })).toBe('2026年、延べ12,113日、0.25%')
  expect(words.t('span', { lng: 'en', count: 1 })).toBe('1 day')
  expect(words.t('span', { lng: 'en', count: 1000 })).toBe('1,000 days')
  expect(words.t('later', { lng: 'en', name: 'A', days: 1 })).toBe('A: 1 day later')
  expect(words.t('later', { lng: 'en', name: 'A', days: 1200 })).toBe('A: 1,200 days later')
  expect(words.t('silent', { lng: 'en', days: 1 })).toBe('Silent for 1 business day')
  expect(words.t('silent', { lng: 'en', days: 1200 })).toBe('Silent for 1,200 business days')
  expect(words.t('silent', { days: 3 })).toBe('3営業日連絡なし')
})
