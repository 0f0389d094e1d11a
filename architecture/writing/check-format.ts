import { z } from 'zod'
import type { Check, Violation } from '../source-tree.ts'
import { runTool } from '../structure/run-tool.ts'

const diagnostic = z.object({
  severity: z.string(),
  category: z.string().nullish(),
  message: z.string(),
  location: z.object({ path: z.string().nullish(), start: z.object({ line: z.number() }).nullish() }).nullish(),
})
const report = z.object({ diagnostics: z.array(diagnostic) })

/** Biome's errors and warnings; its hints do not fail the build. */
export function judgeFormat(json: unknown): Violation[] {
  return report
    .parse(json)
    .diagnostics.filter(({ severity }) => severity !== 'info' && severity !== 'hint')
    .map(({ category, message, location }) => ({
      file: location?.path ?? 'biome.json',
      line: location?.start?.line || undefined,
      message: category ? `${category}: ${message}` : message,
    }))
}

export const checkFormat: Check = async () => {
  const options = ['ci', '--reporter=json', '--colors=off', '--max-diagnostics=none', '.']
  const { code, stdout, stderr } = await runTool('@biomejs/biome/bin/biome', options)
  const violations = stdout.trim() ? judgeFormat(JSON.parse(stdout)) : []
  if (code !== 0 && violations.length === 0) throw new Error(stderr)
  return violations
}
