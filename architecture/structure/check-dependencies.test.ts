import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cruise, judgeCruise, judgeModuleMap } from './check-dependencies.ts'

/** What stands in each file, and the rules that it breaks. */
const files: Record<string, { text: string; breaks?: string[] }> = {
  'src/platform/kernel/dates.ts': { text: 'export const day = 1' },
  'src/platform/kernel/loud.ts': { text: "import { z } from 'zod'\nexport const a = z", breaks: ['kernel-is-pure'] },
  'src/platform/kernel/japanese-holidays.ts': { text: "import h from '@holiday-jp/holiday_jp'\nexport const a = h" },
  'src/platform/kernel/more-holidays.ts': {
    text: "import h from '@holiday-jp/holiday_jp'\nexport const a = h",
    breaks: ['kernel-is-pure', 'holidays-come-from-one-table'],
  },
  'src/platform/jobs/worker.ts': {
    text: "import { a } from '#modules/accounts/server/api.ts'\nexport const b = a",
    breaks: ['platform-knows-no-product'],
  },
  'src/platform/outbound/mail.ts': { text: 'export const send = 1' },
  'src/platform/testing/clock.ts': { text: 'export const clock = 1' },
  'src/platform/web/button.tsx': {
    text: "import { send } from '#platform/outbound/mail.ts'\nimport 'node:fs'\nimport 'react'\nexport const b = send",
    breaks: ['web-never-imports-server', 'web-needs-no-node'],
  },
  'src/modules/accounts/contract.ts': { text: "import { z } from 'zod'\nexport const c = z" },
  'src/modules/accounts/events.ts': { text: "import 'pg'\nexport const e = 1", breaks: ['contract-is-pure'] },
  'src/modules/accounts/testing.ts': { text: 'export const build = 1' },
  'src/modules/accounts/domain/phase.ts': {
    text: "import 'kysely'\nimport { c } from '../contract.ts'\nexport const a = c",
    breaks: ['domain-is-pure'],
  },
  'src/modules/accounts/server/api.ts': {
    text: "import 'react'\nimport '../testing.ts'\nexport const a = 1",
    breaks: ['server-needs-no-dev-dependency', 'no-test-code-in-product'],
  },
  'src/modules/accounts/server/account-queries.ts': {
    text: "import { c } from './create-account.ts'\nexport const q = c",
    breaks: ['queries-hold-no-use-case', 'no-cycles'],
  },
  'src/modules/accounts/server/create-account.ts': {
    text: "import { q } from './account-queries.ts'\nexport const c = q",
  },
  'src/modules/accounts/server/routes.ts': {
    text: "import './account-queries.ts'\nimport '../web/index.ts'\nimport './gone.ts'",
    breaks: ['routes-hold-no-sql', 'server-never-imports-web', 'no-unresolvable'],
  },
  'src/modules/accounts/web/index.ts': { text: 'export const w = 1' },
  'src/modules/identity/server/api.ts': {
    text: "import { a } from '#modules/accounts/server/api.ts'\nexport const i = a",
    breaks: ['module-map-identity'],
  },
  'src/modules/onboarding/server/plan.ts': {
    text: "import '../../accounts/server/api.ts'\nimport '#modules/accounts/domain/phase.ts'\nimport '#app/server/main.ts'",
    breaks: ['cross-module-imports-look-cross-module', 'modules-meet-at-their-public-face', 'modules-know-no-app'],
  },
  'src/modules/onboarding/server/plan.test.ts': {
    text: "import '#modules/accounts/testing.ts'\nimport '#platform/testing/clock.ts'\nimport 'vitest'",
  },
  'src/app/server/main.ts': {
    text: "import '#modules/accounts/server/create-account.ts'\nexport const m = 1",
    breaks: ['app-uses-public-faces'],
  },
  'src/app/portal-web/main.tsx': {
    text: "import '#modules/accounts/web/index.ts'\nimport '#modules/portal/web/index.ts'",
    breaks: ['portal-ships-only-portal', 'portal-reaches-no-internal-ui'],
  },
  'src/modules/portal/web/index.ts': { text: 'export const p = 1' },
}

const root = mkdtempSync(join(tmpdir(), 'banso-rules-'))
const sources = Object.entries(files).map(([path, { text }]) => ({ path, text }))
let broken: string[] = []

beforeAll(async () => {
  const repository = join(import.meta.dirname, '../..')
  for (const name of ['node_modules', 'package.json', 'tsconfig.json'])
    symlinkSync(join(repository, name), join(root, name))
  for (const { path, text } of sources) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const found = judgeCruise(await cruise(root), sources)
  broken = [...new Set(found.map(({ file, message }) => `${file} ${message.split(' ')[0]}`))].sort()
}, 60_000)

afterAll(() => rmSync(root, { recursive: true }))

test('each rule finds what breaks it, and nothing else', () => {
  const expected = Object.entries(files).flatMap(([path, { breaks = [] }]) => breaks.map((rule) => `${path} ${rule}`))
  expect(broken).toEqual(expected.sort())
})

test('a file that was not cruised is a violation', () => {
  const result = { modules: [{ source: 'src/a.ts' }], summary: { violations: [] } }
  const seen = { path: 'src/a.ts', text: '' }
  expect(judgeCruise(result, [seen])).toEqual([])
  expect(judgeCruise(result, [seen, { path: 'src/b.tsx', text: '' }])).toHaveLength(1)
})

test('the module map names every folder, and only what stands above', () => {
  const tree = [{ path: 'src/modules/health/contract.ts', text: '' }]
  expect(judgeModuleMap({ identity: [], health: ['identity'] }, tree)).toEqual([])
  expect(judgeModuleMap({ identity: [] }, tree)).toHaveLength(1)
  expect(judgeModuleMap({ identity: ['health'], health: [] }, tree)).toHaveLength(1)
})
