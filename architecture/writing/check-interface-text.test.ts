import { expect, test } from 'vitest'
import { checkInterfaceText } from './check-interface-text.ts'

const page = 'src/modules/accounts/web/account-page.tsx'

test.each([
  [page, 'const a = <p>Save</p>'],
  [page, 'const a = <p>保存</p>'],
  [page, "const a = <p>{'Save'}</p>"],
  [page, "const a = <p>{isNew ? 'Create' : t('save')}</p>"],
  [page, "const a = <p>{name ?? 'unknown'}</p>"],
  [page, "const a = <p>{isNew && 'New'}</p>"],
  [page, 'const a = <p>{`${count} items`}</p>'],
  [page, 'const a = <button aria-label="Close" />'],
  [page, "const a = <Input placeholder={'Name'} />"],
  [page, 'const a = <Input label="名前" />'],
  [page, 'const a = <img alt="Logo" />'],
  [page, "const title = '顧客'"],
  [page, 'const title = `${name}様`'],
  ['src/modules/accounts/server/mail.ts', "const subject = 'お知らせ'"],
])('%s may not hold: %s', (path, text) => {
  expect(checkInterfaceText([{ path, text }])).not.toEqual([])
})

test.each([
  [page, "const a = <p>{t('save')}</p>"],
  [page, "const a = <p className='quiet'>{count} / 12 %</p>"],
  [page, "const a = <p>{kind === 'open' ? open : closed}</p>"],
  [page, 'const a = <Kbd>Ctrl</Kbd>'],
  [page, 'const a = <Stat label={t(\'seats\')} name="seats" />'],
  [page, '// 顧客\nconst a = /株式会社/'],
  ['src/platform/kernel/japanese-text.ts', "const forms = ['株式会社']"],
  ['src/modules/accounts/server/mail.test.ts', "expect(subject).toBe('お知らせ')"],
])('%s may hold: %s', (path, text) => {
  expect(checkInterfaceText([{ path, text }])).toEqual([])
})
