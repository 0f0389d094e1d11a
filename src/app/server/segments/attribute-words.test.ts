import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Attribute } from '#platform/attributes/attribute.ts'
import { startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
let attributes: Attribute[]

beforeAll(async () => {
  test = await startTestApp()
  const workspace = await test.buildWorkspace()
  attributes = await workspace.run(async (context) => {
    const lists: Attribute[] = []
    for (const source of test.app.modules.flatMap((module) => module.attributes ?? []))
      lists.push(...(await source.list(context)))
    return lists
  })
}, 60_000)
afterAll(() => test.close())

/** Every text of a tree of words by its path. */
function pathsOf(tree: unknown, path = ''): string[] {
  if (typeof tree === 'string') return [path]
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]) => pathsOf(value, path === '' ? key : `${path}.${key}`))
}

it('has one source for each attribute, named by its module and short enough for a column', () => {
  const keys = attributes.map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(60)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((key) => !/^[a-z]+(\.[A-Za-z0-9_]+){1,2}$/.test(key) || key.length > 63)).toEqual([])
})

it.each(['ja', 'en'])('says in %s what every attribute and every option is called', async (language) => {
  const modules = [...new Set(attributes.map(({ key }) => key.split('.')[0] ?? ''))]
  const known = new Set<string>()
  for (const module of modules) {
    const file = new URL(`../../../modules/${module}/web/messages.${language}.json`, import.meta.url)
    const words: unknown = JSON.parse(await readFile(file, 'utf8'))
    for (const path of pathsOf(words)) known.add(`${module}:${path}`)
  }
  const wanted = attributes.flatMap(({ key, name, options, optionNames }) => {
    const [module = '', ...rest] = key.split('.')
    const what = rest.join('.')
    const unnamed = (options ?? []).filter((option) => optionNames?.[option] === undefined)
    return [
      ...(name ? [] : [`${module}:attributes.${what}`]),
      ...unnamed.map((option) => `${module}:attributeOptions.${what}.${option}`),
      `segments:from.${module}`,
    ]
  })
  expect(wanted.filter((path) => !known.has(path))).toEqual([])
})
