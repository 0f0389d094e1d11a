import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { builtInVersions } from '../../content/built-in.ts'
import type { Program } from '../../domain/program.ts'
import { findProgramVersion } from './program-queries.ts'

/**
 * A published version of a program, the latest unless told. The built-in ones come with the product. Throws not found
 * `onboarding.no_such_program`.
 */
export async function requireProgram(context: Context, key: string, version?: number): Promise<Program> {
  const builtIn = builtInVersions.filter((each) => each.key === key)
  const program =
    builtIn.length > 0
      ? builtIn.find((each) => version === undefined || each.version === version)
      : await findProgramVersion(context.transaction, key, version)
  if (!program) throw notFound('onboarding.no_such_program', { program: key })
  return program
}
