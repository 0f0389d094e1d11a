import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../testing.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})
afterAll(() => test.close())

it.each([
  '/assets/../../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/%00',
  '/assets/.env',
  '/assets//etc/passwd',
])('%s leads nowhere', async (url) => {
  const answer = await test.app.server.inject({ url })
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.body).not.toContain('"dependencies"')
})
