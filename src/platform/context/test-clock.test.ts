import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestClock } from './test-clock.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'banso-clock-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const minute = 60_000
function write(text: string, writtenAt: number): string {
  const file = path.join(directory, 'clock')
  writeFileSync(`${file}.next`, text)
  utimesSync(`${file}.next`, writtenAt / 1000, writtenAt / 1000)
  renameSync(`${file}.next`, file)
  return file
}

it('runs on from the instant in its file, and jumps when another is written', () => {
  const file = write('2026-04-01T09:00:00+09:00\n', Date.now() - 10 * minute)
  const clock = openTestClock(file)
  const passed = () => clock.now() - Date.parse('2026-04-01T00:00:00Z')
  expect(passed()).toBeGreaterThanOrEqual(10 * minute)
  expect(passed()).toBeLessThan(11 * minute)
  write('2026-07-30T09:00:00+09:00', Date.now())
  expect(new Date(clock.now()).toISOString()).toMatch(/^2026-07-30T00:0/)
})

it('refuses a file that is not there or holds no instant', () => {
  expect(() => openTestClock(path.join(directory, 'nowhere'))).toThrow('nowhere')
  expect(() => openTestClock(write('tomorrow', Date.now()))).toThrow('holds no instant')
})
