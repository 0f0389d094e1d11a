import { describe, expect, it } from 'vitest'
import { addressOf, cacheKeyOf } from './address.ts'

const get = (path: string) => ({ method: 'GET', path, summary: '' }) as const

describe('addressOf', () => {
  it.each([
    { path: '/accounts', parts: {}, expected: '/api/v1/accounts' },
    { path: '/accounts/{id}', parts: { params: { id: 'a/b' } }, expected: '/api/v1/accounts/a%2Fb' },
    {
      path: '/accounts',
      parts: { query: { q: '東京', phase: ['a', 'b'], cursor: undefined, sort: '', page: 0, mine: false } },
      expected: '/api/v1/accounts?q=%E6%9D%B1%E4%BA%AC&phase=a&phase=b&page=0&mine=false',
    },
    {
      path: '/imports',
      parts: { file: new File(['a'], '顧客 一覧.csv') },
      expected: '/api/v1/imports?fileName=%E9%A1%A7%E5%AE%A2+%E4%B8%80%E8%A6%A7.csv',
    },
  ])('$expected', ({ path, parts, expected }) => {
    expect(addressOf(get(path), parts)).toBe(expected)
  })
})

describe('cacheKeyOf', () => {
  it('makes a list the prefix of what lies below it', () => {
    const list = cacheKeyOf(get('/accounts'))
    const detail = cacheKeyOf(get('/accounts/{id}'), { params: { id: '1' } })
    expect(detail.slice(0, list.length)).toEqual(list)
  })
})
