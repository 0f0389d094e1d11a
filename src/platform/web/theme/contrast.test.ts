import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function rolesOf(scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block =
    css.split(new RegExp(`^:root\\[data-mantine-color-scheme=["']${scheme}["']\\] {`, 'm'))[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/--b-([\w-]+): (#\w{6})/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'surface', 'sunken', 'hover']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'good', 'watch', 'risk', 'unknown']
const statuses = ['accent', 'good', 'watch', 'risk', 'unknown']

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const roles = rolesOf(scheme)
  const of = (role: string) => roles.get(role) ?? expect.fail(`no colour for ${role}`)

  it.each(texts.flatMap((text) => grounds.map((ground) => ({ text, ground }))))(
    '$text reads on $ground',
    ({ text, ground }) => {
      expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )
  it.each(statuses)('%s reads on its own wash', (status) => {
    expect(contrast(of(status), of(`${status}-wash`))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(grounds.slice(0, 2))('the edge of an input shows on %s', (ground) => {
    expect(contrast(of('line-control'), of(ground))).toBeGreaterThanOrEqual(3)
  })
})

it('carries white text on the filled button of both schemes', async () => {
  const { ai } = await import('./palette.ts')
  for (const shade of [ai[7], ai[5]]) expect(contrast(shade ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5)
})
