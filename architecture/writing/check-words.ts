import { type Check, lineAt, type Violation } from '../source-tree.ts'

const forbidden: readonly [RegExp, string][] = [
  [/(?<![\w.:/~-])\/(?:home|root|Users|work|tmp|mnt)\/\w|\b[A-Z]:\\\w/g, 'a path of one machine'],
  [/\b(?:TODO|FIXME|XXX|HACK)\b/g, 'finish it, or write it in the issue tracker'],
  [/@ts-(?:ignore|expect-error|nocheck)/g, 'the compiler is not silenced'],
  [/\b(?:it|test|describe|suite)\.(?:only|todo)\b/g, 'would hide every other test'],
  [/\b(?:it|test|describe|suite)\.(?:skip|fixme)\(\s*['"`)]/g, 'a test is kept or deleted, not switched off'],
]

/** Tests of this very check have to write the words. */
const ownTest = /^architecture\/writing\/check-words(\.test)?\.ts$/

export const checkWords: Check = (files) => {
  const violations: Violation[] = []
  for (const { path, text } of files) {
    if (ownTest.test(path)) continue
    for (const [pattern, reason] of forbidden) {
      for (const match of text.matchAll(pattern)) {
        violations.push({ file: path, line: lineAt(text, match.index), message: `${match[0].trim()}: ${reason}` })
      }
    }
  }
  return violations
}
