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

/** The compiler written in Go takes half the time; TypeScript 6 stays for the tools that read by its interface. */
const compiler = 'typescript-native/bin/tsc'

export const checkTypes: Check = async () => {
  // More than one would share the machine with the other checks, and each would work out the same types anew.
  const parameters = ['-p', 'tsconfig.json', '--pretty', 'false', '--checkers', '1']
  const { code, stdout, stderr } = await runTool(compiler, parameters)
  const violations = judgeTypes(stdout)
  if (code !== 0 && violations.length === 0) throw new Error(stdout + stderr)
  return violations
}
