import { join } from 'node:path'
import { z } from 'zod'
import { moduleMap } from '../module-map.mjs'
import { type Check, isTypeScript, type SourceFile, type Violation } from '../source-tree.ts'
import { runTool } from './run-tool.ts'

const cruiseResult = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) }),
    ),
  }),
})
type CruiseResult = z.infer<typeof cruiseResult>

/** What dependency-cruiser found, plus what it did not look at: it passes silently on files that it cannot read. */
export function judgeCruise(result: CruiseResult, files: readonly SourceFile[]): Violation[] {
  const cruised = new Set(result.modules.map((module) => module.source))
  const missed = files.filter((file) => file.path.startsWith('src/') && isTypeScript(file) && !cruised.has(file.path))
  return [
    ...missed.map((file) => ({ file: file.path, message: 'was not cruised' })),
    ...result.summary.violations.map(({ from, to, rule }) => ({ file: from, message: `${rule.name} → ${to}` })),
  ]
}

/** Every module folder is in the map, and every module in the map only names modules that are there too. */
export function judgeModuleMap(map: Record<string, readonly string[]>, files: readonly SourceFile[]): Violation[] {
  const folders = new Set(files.flatMap((file) => /^src\/modules\/([^/]+)\//.exec(file.path)?.[1] ?? []))
  const file = 'architecture/module-map.mjs'
  const names = Object.keys(map)
  return [
    ...[...folders].filter((name) => !(name in map)).map((name) => ({ file, message: `${name} is missing` })),
    ...names.flatMap((name, place) =>
      (map[name] ?? [])
        .filter((used) => !names.slice(0, place).includes(used))
        .map((used) => ({ file, message: `${name} uses ${used}, which does not stand above it` })),
    ),
  ]
}

/** Cruises `src` below `root` with the rules of `dependency-rules.mjs`. */
export async function cruise(root: string): Promise<CruiseResult> {
  const rules = join(import.meta.dirname, '../dependency-rules.mjs')
  const { stdout, stderr } = await runTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', rules, '--output-type', 'json'],
    root,
  )
  if (!stdout) throw new Error(stderr)
  return cruiseResult.parse(JSON.parse(stdout))
}

export const checkDependencies: Check = async (files) => [
  ...judgeModuleMap(moduleMap, files),
  ...judgeCruise(await cruise(process.cwd()), files),
]
