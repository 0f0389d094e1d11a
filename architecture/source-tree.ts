import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A file of the repository: its path with forward slashes from the root, and its text. */
export interface SourceFile {
  path: string
  text: string
}

export interface Violation {
  file: string
  line?: number
  message: string
}

/** Reads the files it is given; a tool that reads the disk itself ignores them. */
export type Check = (files: readonly SourceFile[]) => Violation[] | Promise<Violation[]>

const generatedFolders = new Set(['node_modules', 'coverage', 'test-results', 'playwright-report'])
const generatedAtRoot = new Set(['dist', 'data'])
const textFile = /\.(ts|tsx|mts|mjs|js|cjs|json|css|html|sql|md|sh|ya?ml)$|(^|\/)(\.ci\/run|Dockerfile)$/

/** Every text file that people write in the repository, found on disk so that a file not yet committed counts too. */
export function readSourceTree(root: string): SourceFile[] {
  const files: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isDirectory()) {
        const isHidden = entry.name.startsWith('.') && entry.name !== '.ci' && entry.name !== '.github'
        if (isHidden || generatedFolders.has(entry.name) || (!folder && generatedAtRoot.has(entry.name))) continue
        walk(path)
      } else if (entry.isFile() && textFile.test(path) && entry.name !== 'package-lock.json') {
        files.push({ path, text: readFileSync(join(root, path), 'utf8') })
      }
    }
  }
  walk('')
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isTypeScript = (file: SourceFile) => /\.tsx?$/.test(file.path)

/** Tests, and code that only tests load. */
export const isTestCode = (path: string) => /\.test\.tsx?$|\/testing(\/|\.ts$)|^e2e\//.test(path)

const parsed = new WeakMap<SourceFile, ts.SourceFile>()

export function syntaxOf(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known) return known
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const syntax = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(file, syntax)
  return syntax
}

export function visitAll(syntax: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node) => {
    visit(node)
    ts.forEachChild(node, walk)
  }
  walk(syntax)
}

export function lineOf(node: ts.Node): number {
  const syntax = node.getSourceFile()
  return syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
