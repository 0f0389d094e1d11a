import type { Selectable } from 'kysely'
import type { OnboardingTables } from '../tables.ts'
import { type ProgramHead, programHeadSchema } from './program-head.ts'

type ProjectRow = Selectable<OnboardingTables['onboarding.projects']>

export type Project = Omit<ProjectRow, 'program'> & { program: ProgramHead }

/** What every table of a project begins its key with. */
export interface ProjectKey {
  workspace_id: string
  account_id: string
  project_id: string
}

export function keyOf({ workspace_id, account_id, project_id }: ProjectKey): ProjectKey {
  return { workspace_id, account_id, project_id }
}

export function toProject<Row extends ProjectRow>(row: Row): Omit<Row, 'program'> & { program: ProgramHead } {
  return { ...row, program: programHeadSchema.parse(row.program) }
}
