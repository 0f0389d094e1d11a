import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const sourceFolder = path.resolve(import.meta.dirname, '../../src')
const declarations = /^(modules\/(?!portal\/web\/index)[^/]+\/web\/(.*\/)?index\.ts|app\/web\/staff-pages\.tsx)$/

/** The address of every page of the staff app, as declared: a new page is there without being listed again. */
export function staffPaths(): string[] {
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    declarations.test(file),
  )
  const paths = files.flatMap((file) => {
    const text = readFileSync(path.join(sourceFolder, file), 'utf8')
    return [...text.matchAll(/\bpath: '(\/[^']*)'/g)].map((match) => match[1] ?? '')
  })
  return [...new Set(paths)].sort()
}
