import { z } from 'zod'
import type { Check, Violation } from '../source-tree.ts'
import { runTool } from './run-tool.ts'

const item = z.object({ name: z.string(), line: z.number().optional() })
const report = z.object({
  issues: z.array(z.looseObject({ file: z.string() })),
})

/** Every finding in knip's JSON report, whatever its kind (files, exports, types, dependencies, unlisted …). */
export function judgeUnused(json: unknown): Violation[] {
  return report.parse(json).issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) => {
      const items = z.array(item).safeParse(found).data ?? []
      return items.map(({ name, line }) => ({ file, line, message: `${kind}: ${name}` }))
    }),
  )
}

export const checkUnused: Check = async () => {
  const { stdout, stderr } = await runTool('knip/bin/knip.js', ['--reporter', 'json', '--no-progress'])
  if (!stdout.trim()) throw new Error(stderr)
  return judgeUnused(JSON.parse(stdout))
}
