import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog } from './log.ts'

it('tells what PostgreSQL refused without the row that it refused', () => {
  const lines: string[] = []
  const log = createLog('error', new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }))
  const refused = Object.assign(new Error('null value in column "name" violates not-null constraint'), {
    code: '23502',
    table: 'stakeholders',
    detail: 'Failing row contains (山田, hanako@example.com).',
    where: 'COPY people, line 1: "hanako@example.com"',
  })
  log.error({ err: refused, token: 'secret-token' }, 'incident')
  expect(lines.join('')).toContain('23502')
  expect(lines.join('')).not.toMatch(/hanako|secret-token/)
})
