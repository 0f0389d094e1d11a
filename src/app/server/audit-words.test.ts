import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing.ts'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
}, 60_000)
afterAll(() => test.close())

/** The text at 'portal.left' of a tree of words; undefined where there is none. */
function wordsAt(tree: unknown, path: string): string | undefined {
  let found = tree
  for (const key of path.split('.'))
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return typeof found === 'string' && found !== '' ? found : undefined
}

it.each(['ja', 'en'])('tells in %s every operation that is written down, and what it was done to', async (language) => {
  const audits = test.app.modules.flatMap(({ routes }) =>
    routes.flatMap(({ audit }) => (typeof audit === 'object' ? [audit] : [])),
  )
  expect(audits.length).toBeGreaterThan(150)
  const file = new URL(`../../modules/identity/web/messages.${language}.json`, import.meta.url)
  const words: unknown = JSON.parse(await readFile(file, 'utf8'))
  const wanted = audits.flatMap(({ action, entity }) => [`audit.actions.${action}`, `audit.entities.${entity}`])
  expect([...new Set(wanted)].filter((path) => wordsAt(words, path) === undefined).sort()).toEqual([])
})
