import { IconHome } from '@tabler/icons-react'
import { describe, expect, it } from 'vitest'
import { placeOfPath, placesOf } from './places.ts'

const page = (path: string, order?: number) => ({
  path,
  component: () => null,
  ...(order === undefined ? {} : { navigation: { labelKey: path, icon: IconHome, order } }),
})
const places = placesOf([
  page('/settings', 9),
  page('/accounts/$id'),
  page('/accounts', 2),
  page('/settings/fields', 10),
])

it('lists the pages with a place, in order', () => {
  expect(places.map((place) => place.path)).toEqual(['/accounts', '/settings', '/settings/fields'])
})

describe('placeOfPath', () => {
  it.each([
    { path: '/accounts', expected: '/accounts' },
    { path: '/accounts/019', expected: '/accounts' },
    { path: '/accounts-old', expected: undefined },
    { path: '/settings/fields/3', expected: '/settings/fields' },
  ])('$path → $expected', ({ path, expected }) => {
    expect(placeOfPath(places, path)?.path).toBe(expected)
  })
})
