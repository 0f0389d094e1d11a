import { expect, test } from 'vitest'
import { checkSource } from './check-source.ts'

const server = 'src/modules/accounts/server/create-account.ts'
const page = 'src/modules/accounts/web/account-page.tsx'
const domain = 'src/modules/accounts/domain/phase.ts'

test.each([
  [server, 'const a = b as string'],
  [server, 'const a = b as unknown as string'],
  [server, 'const a = <string>b'],
  [server, 'const a = b!.c'],
  [server, 'let a!: string'],
  [server, 'export default 1'],
  [server, 'export default function f() {}'],
  [server, 'export { a as default }'],
  [server, "console.log('x')"],
  [server, 'const a = process.env.A'],
  [server, 'const { env } = process'],
  [server, "import { env } from 'node:process'"],
  [page, "if (event.key === 'Enter') save()"],
  [page, "const a = <input onKeyDown={(event) => ['Enter', ' '].includes(event.key)} />"],
  [page, "useHotkeys([['mod+Enter', save]])"],
  [page, 'if (event.keyCode === 13) save()'],
  [server, "await fetch('https://example.com')"],
  [page, "await window.fetch('/api')"],
  [page, 'new XMLHttpRequest()'],
  [server, "import { request } from 'undici'"],
  [server, "new Date('2026-04-01')"],
  [server, "Date.parse('2026-04-01')"],
  [server, 'new Date(2026, 3, 1)'],
  [server, 'new Date(`${day}T00:00:00`)'],
  [server, 'new Date(account.renewalOn)'],
  [server, "eval('1')"],
  [server, "new Function('return 1')"],
  [server, "import vm from 'node:vm'"],
  [server, "await import('vm')"],
  [domain, 'const now = Date.now()'],
  [domain, 'const now = new Date()'],
  [domain, 'const id = crypto.randomUUID()'],
])('%s may not hold: %s', (path, text) => {
  expect(checkSource([{ path, text }])).not.toEqual([])
})

test.each([
  [server, 'const a = [1] as const'],
  [server, "import { a as b } from './a.ts'"],
  [server, 'const a = !b'],
  [server, 'new Date(context.clock.now())'],
  [server, 'new Date(`${day}T00:00:00Z`)'],
  [page, 'const a = <p onKeyDown={onEnter(save)} />'],
  [page, 'refetch()'],
  ['src/platform/config/config.ts', 'const a = process.env.A'],
  ['src/platform/web/enter-key/enter-key.ts', "event.key === 'Enter'"],
  ['src/platform/web/api/call-api.ts', "await fetch('/api')"],
  ['src/platform/outbound/request.ts', 'await fetch(address)'],
  ['vite.config.ts', 'export default {}'],
  ['src/modules/accounts/server/create-account.test.ts', "await fetch('http://localhost')"],
])('%s may hold: %s', (path, text) => {
  expect(checkSource([{ path, text }])).toEqual([])
})
