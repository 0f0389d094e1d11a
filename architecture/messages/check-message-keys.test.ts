import { expect, test } from 'vitest'
import { checkMessageKeys } from './check-message-keys.ts'

const messages = [
  {
    path: 'src/modules/accounts/web/messages.ja.json',
    text: '{"save":"保存","phase":{"open":"中"},"n_other":"{{count}}件"}',
  },
  { path: 'src/modules/accounts/server/messages.ja.json', text: '{"accounts":{"external_id_taken":"重複"}}' },
  { path: 'src/platform/web/messages.ja.json', text: '{"close":"閉じる"}' },
]
const check = (text: string, path = 'src/modules/accounts/web/account-page.tsx') =>
  checkMessageKeys([...messages, { path, text }])

test.each([
  "t('sav')",
  "t('phase.closed')",
  "t(isNew ? 'save' : 'create')",
  "t('close')",
  "t('platform:open')",
  "const t = useMessages('platform'); t('open')",
  't(`stage.${key}`)',
  "const a = <Trans i18nKey='gone' />",
  "const page = { labelKey: 'gone' }",
  "throw conflict('accounts.name_taken')",
])('no words for: %s', (text) => {
  expect(check(text)).toHaveLength(1)
})

test.each([
  "t('save')",
  "t('phase.open')",
  "t('n', { count })",
  "t('platform:close')",
  "const t = useMessages('platform'); t('close')",
  't(`phase.${key}`)',
  "throw conflict('accounts.external_id_taken')",
  't(key)',
])('words for: %s', (text) => {
  expect(check(text)).toEqual([])
})
