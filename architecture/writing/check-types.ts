import type { Check, Violation } from '../source-tree.ts'
import { runTool } from '../structure/run-tool.ts'

const diagnostic = /^(?:(.+)\((\d+),\d+\): )?error (TS\d+: .*)$/

export function judgeTypes(output: string): Violation[] {
  return output.split('\n').flatMap((text) => {
    const match = diagnostic.exec(text)
    if (!match) return []
    const [, file = 'tsconfig.json', line, message = ''] = match
    return [{ file, line: line ? Number(line) : undefined, message }]
  })
}

/** The compiler written in Go takes a fraction of the time; TypeScript 6 stays for the tools that read by its interface. */
const compiler = 'typescript-native/bin/tsc'

export const checkTypes: Check = async () => {
  const { code, stdout, stderr } = await runTool(compiler, ['-p', 'tsconfig.json', '--pretty', 'false'])
  const violations = judgeTypes(stdout)
  if (code !== 0 && violations.length === 0) throw new Error(stdout + stderr)
  return violations
}
