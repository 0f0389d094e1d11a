/** The page's own ground and the slightly darker one below it: an accent is read on both, and white is read on it. */
const grounds = ['#ffffff', '#f4f2ee'] as const
/** How much of the accent is in the wash behind what is asked for next; the rest is white. */
const washShare = 0.08
/** WCAG 2.2 AA for text of any size. */
const needed = 4.5

type Rgb = readonly [number, number, number]

const rgbOf = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]
const hexOf = (rgb: readonly number[]) =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance as WCAG 2.2 defines it. */
function luminanceOf(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** How far two colours (`#rrggbb`) stand apart, 1–21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const washOf = (hex: string) => hexOf([...rgbOf(hex)].map((part) => part * washShare + 255 * (1 - washShare)))

const leastContrast = (hex: string) => Math.min(...[...grounds, washOf(hex)].map((ground) => contrastOf(hex, ground)))

export interface ReadableAccent {
  /** What the pages use. */
  accent: string
  isAdjusted: boolean
  /** The least contrast of the colour as it was given. */
  contrast: number
}

/** The given colour, darkened as little as it takes to be read on the page and to carry white words. */
export function readableAccent(given: string): ReadableAccent {
  const contrast = leastContrast(given)
  const [red, green, blue] = rgbOf(given)
  for (let share = 100; share > 0; share--) {
    const accent = hexOf([(red * share) / 100, (green * share) / 100, (blue * share) / 100])
    if (leastContrast(accent) >= needed) return { accent, isAdjusted: share < 100, contrast }
  }
  return { accent: '#000000', isAdjusted: true, contrast }
}
