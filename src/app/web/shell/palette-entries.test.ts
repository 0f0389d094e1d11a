import { IconHome } from '@tabler/icons-react'
import { expect, it } from 'vitest'
import { meantBy } from './palette-entries.ts'

const entry = (id: string, ...names: string[]) =>
  ({ id, group: 'places', label: id, names, icon: IconHome, to: `/${id}` }) as const
const entries = [entry('reports', 'レポート', 'Reports'), entry('settings', '設定', 'Settings')]

it.each([
  { words: '', expected: ['reports', 'settings'] },
  { words: 'ﾚﾎﾟ', expected: ['reports'] },
  { words: 'れぽーと', expected: ['reports'] },
  { words: ' ＳＥＴ ', expected: ['settings'] },
  { words: '顧客', expected: [] },
])('"$words" → $expected', ({ words, expected }) => {
  expect(meantBy(words, entries).map((each) => each.id)).toEqual(expected)
})
