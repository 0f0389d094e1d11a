import { readFile, writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Check, Violation } from '../source-tree.ts'
import { runNode } from './run-tool.ts'

const printer = 'src/app/server/print-openapi.ts'
const published = 'architecture/openapi.json'

/** The document in the repository is the one that the server's routes make; the order of keys does not matter. */
export function judgeOpenApi(made: unknown, kept: unknown): Violation[] {
  if (isDeepStrictEqual(made, kept)) return []
  return [{ file: published, message: 'differs from the routes: run npm run check -- --write and read the diff' }]
}

const printed = async (): Promise<unknown> => {
  const { code, stdout, stderr } = await runNode(printer, [])
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

export const checkOpenApi: Check = async (files) => {
  if (!files.some((file) => file.path === printer)) return []
  const kept = files.find((file) => file.path === published)
  return judgeOpenApi(await printed(), kept && JSON.parse(await readFile(published, 'utf8')))
}

export async function writeOpenApi(): Promise<void> {
  await writeFile(published, `${JSON.stringify(await printed(), null, 2)}\n`)
}
