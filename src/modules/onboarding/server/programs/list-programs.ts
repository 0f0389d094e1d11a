import type { Context } from '#platform/context/context.ts'
import { builtInPrograms, builtInVersions } from '../../content/built-in.ts'
import type { ProgramSummary } from '../../contract.ts'
import type { Program } from '../../domain/program.ts'
import { countProjectsByProgram, selectDrafts, selectProgramVersions } from './program-queries.ts'

export async function listPrograms(context: Context): Promise<{ items: ProgramSummary[] }> {
  const published = await selectProgramVersions(context.transaction)
  const drafts = await selectDrafts(context.transaction)
  const projects = await countProjectsByProgram(context.transaction)
  const summarize = (
    program: Program,
    origin: ProgramSummary['origin'],
    versions: ProgramSummary['versions'],
  ): ProgramSummary => ({
    key: program.key,
    name: program.name,
    origin,
    touchModel: program.touchModel,
    dayKind: program.dayKind,
    rangeWeeks: program.rangeWeeks,
    taskCount: program.tasks.length,
    version: versions[0]?.version ?? null,
    versions,
    hasDraft: drafts.some((draft) => draft.program.key === program.key),
    projectCount: projects.get(program.key) ?? 0,
  })
  const builtIn = builtInPrograms.map((program) =>
    summarize(
      program,
      'built_in',
      builtInVersions.filter(({ key }) => key === program.key).map(({ version }) => ({ version, publishedAt: null })),
    ),
  )
  const byKey = Map.groupBy(published, ({ program }) => program.key)
  const custom = [...byKey.values()].flatMap((versions) => {
    const [latest] = versions
    if (!latest) return []
    const all = versions.map(({ program, publishedAt }) => ({ version: program.version, publishedAt }))
    return [summarize(latest.program, 'custom', all)]
  })
  const begun = drafts.filter(({ program }) => !byKey.has(program.key))
  return { items: [...builtIn, ...custom, ...begun.map(({ program }) => summarize(program, 'custom', []))] }
}
