import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('readConfig', () => {
  it.each([
    [{}, 0],
    [{ BANSO_TRUST_PROXY: '0' }, 0],
    [{ BANSO_TRUST_PROXY: 'false' }, 0],
    [{ BANSO_TRUST_PROXY: 'true' }, 1],
    [{ BANSO_TRUST_PROXY: '2' }, 2],
  ])('believes as many proxies as %j says', (variables, trustProxy) => {
    expect(readConfig(variables).trustProxy).toBe(trustProxy)
  })

  it.each([
    { NODE_ENV: 'production' },
    { DATABASE_URL: 'postgres://db/banso' },
    { BANSO_PUBLIC_URL: 'https://banso.example.com' },
  ])('takes no clock of a test with %j', (variables) => {
    expect(readConfig({ BANSO_TEST_CLOCK: './clock' }).testClock).toBe('./clock')
    expect(() => readConfig({ BANSO_TEST_CLOCK: './clock', ...variables })).toThrow('BANSO_TEST_CLOCK')
  })

  it.each([
    ['BANSO_TRUST_PROXY', 'all'],
    ['BANSO_TIME_ZONE', 'Tokyo'],
    ['BANSO_TIME_ZONE', '+09:00'],
    ['PORT', '70000'],
    ['BANSO_SECRET', 'short'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })
})
