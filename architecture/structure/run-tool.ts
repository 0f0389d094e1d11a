import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface ToolOutput {
  code: number
  stdout: string
  stderr: string
}

const minutes = 60_000
const packages = join(import.meta.dirname, '../../node_modules')

/** Runs a script under this Node; it never outlives five minutes. */
export function runNode(script: string, parameters: readonly string[], cwd = process.cwd()): Promise<ToolOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 5 * minutes,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }))
  })
}

/** Runs an installed package's script, named as `typescript/bin/tsc`. */
export const runTool = (script: string, parameters: readonly string[], cwd?: string) =>
  runNode(join(packages, script), parameters, cwd)
