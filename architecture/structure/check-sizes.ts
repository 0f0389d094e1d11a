import { basename, dirname } from 'node:path'
import { type Check, isTestCode, type SourceFile, type Violation } from '../source-tree.ts'

const limits = { file: 300, test: 500, ninetiethPercentile: 180, filesPerFolder: 15 }
const code = /\.(ts|tsx|mjs|css)$/
const counted = /\.(ts|tsx|mjs|css|html)$/
const drawers = /^(utils?|helpers?|common|shared|lib|misc)(\.|$)/

const linesOf = (file: SourceFile) => file.text.replace(/\n$/, '').split('\n').length

/** Files and folders stay small, and none is a drawer for what has no name. JSON, Markdown and SQL are data here. */
export const checkSizes: Check = (files) => {
  const violations: Violation[] = []
  const productSizes: number[] = []
  const filesIn = new Map<string, number>()
  for (const file of files) {
    const drawer = file.path.split('/').find((part) => drawers.test(part))
    if (drawer) violations.push({ file: file.path, message: `"${drawer}" is a drawer: name what it holds` })
    if (counted.test(file.path)) {
      const folder = dirname(file.path)
      if (basename(folder) !== 'content') filesIn.set(folder, (filesIn.get(folder) ?? 0) + 1)
    }
    if (!code.test(file.path)) continue
    const lines = linesOf(file)
    const isTest = isTestCode(file.path)
    const limit = isTest ? limits.test : limits.file
    if (lines > limit) violations.push({ file: file.path, message: `${lines} lines, at most ${limit}` })
    if (!isTest) productSizes.push(lines)
  }
  for (const [folder, count] of filesIn) {
    if (count <= limits.filesPerFolder) continue
    violations.push({ file: folder, message: `${count} files, at most ${limits.filesPerFolder}: split by noun` })
  }
  const sorted = productSizes.sort((a, b) => a - b)
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0
  if (p90 > limits.ninetiethPercentile) {
    violations.push({
      file: '.',
      message: `a tenth of all files is over ${p90} lines, at most ${limits.ninetiethPercentile}`,
    })
  }
  return violations
}
