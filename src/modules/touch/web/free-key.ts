/** A key that nothing has yet: `measure_8`. */
export function freeKey(base: string, taken: readonly { key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  let number = taken.length + 1
  while (keys.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}
