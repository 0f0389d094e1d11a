import { expect, it } from 'vitest'
import { startTestApp } from '../testing.ts'

it('leaves each key its requests a minute, tells what is left, and limits nobody else', async () => {
  const test = await startTestApp({ keyLimit: 3 })
  try {
    const workspace = await test.buildWorkspace()
    const [eager, calm] = [await test.callAs(workspace, 'viewer'), await test.callAs(workspace, 'viewer')]
    const read = async () => eager('GET', '/accounts')
    const answers = [await read(), await read(), await read(), await read()]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers.map(({ headers }) => Number(headers['ratelimit-remaining']))).toEqual([2, 1, 0, 0])
    expect(answers[3]).toMatchObject({ body: { code: 'http.too_many_requests' }, headers: { 'retry-after': '60' } })
    expect((await calm('GET', '/accounts')).status).toBe(200)
    expect((await test.call('GET', '/accounts')).status).toBe(401)
  } finally {
    await test.close()
  }
})
