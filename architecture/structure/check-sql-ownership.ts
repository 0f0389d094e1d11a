import ts from 'typescript'
import { moduleMap } from '../module-map.mjs'
import {
  type Check,
  isTypeScript,
  lineAt,
  lineOf,
  type SourceFile,
  syntaxOf,
  type Violation,
  visitAll,
} from '../source-tree.ts'

type Access = 'read' | 'write' | 'reference'

interface TableUse {
  access: Access
  schema: string
  table: string
  line: number
}

const mayUse: Record<string, readonly string[]> = moduleMap
const schemas = Object.keys(moduleMap).join('|')
const table = `"?(${schemas})"?\\."?(\\w+)"?`

/** Small tables that every module above may point a foreign key at. */
const foreignKeyTargets = new Set(['accounts.accounts', 'identity.users', 'identity.workspaces'])

const sqlPatterns: readonly [Access, RegExp][] = [
  ['read', new RegExp(`(?<!delete\\s+)\\b(?:from|join)\\s+(?:only\\s+|lateral\\s+)?${table}`, 'gi')],
  ['write', new RegExp(`\\b(?:into|update|using|delete\\s+from|truncate)\\s+(?:only\\s+|table\\s+)?${table}`, 'gi')],
  [
    'write',
    new RegExp(`\\b(?:table|view|index|sequence|function|type)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?${table}`, 'gi'),
  ],
  ['write', new RegExp(`\\b(?:index|policy|trigger|grant|revoke)\\b[^;]*?\\bon\\s+(?:table\\s+)?${table}`, 'gi')],
  ['reference', new RegExp(`\\breferences\\s+${table}`, 'gi')],
]
const fromClause = /\bfrom\b([\s\S]*?)(?=\b(?:where|group|order|limit|having|union|returning|window)\b|[;)]|$)/gi
const listedTable = new RegExp(`,\\s*(?:lateral\\s+)?${table}`, 'gi')

function tablesInSql(sql: string, firstLine: number): TableUse[] {
  const bare = sql.replace(/--[^\n]*/g, '')
  const use = (access: Access, match: RegExpMatchArray, offset = 0): TableUse => ({
    access,
    schema: (match[1] ?? '').toLowerCase(),
    table: match[2] ?? '',
    line: firstLine + lineAt(bare, (match.index ?? 0) + offset) - 1,
  })
  const named = sqlPatterns.flatMap(([access, pattern]) =>
    [...bare.matchAll(pattern)].map((match) => use(access, match)),
  )
  const listed = [...bare.matchAll(fromClause)].flatMap((clause) =>
    [...(clause[1] ?? '').matchAll(listedTable)].map((match) => use('read', match, (clause.index ?? 0) + 4)),
  )
  return [...named, ...listed]
}

const readingCall = /^(selectFrom|from|(inner|left|right|full|cross)(Lateral)?Join(Lateral)?|using|table)$/
const writingCall = /^(insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/
const qualified = new RegExp(`^(${schemas})\\.(\\w+)`)

function calledName(call: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(call.expression)) return call.expression.name.text
  return ts.isIdentifier(call.expression) ? call.expression.text : ''
}

function tablesInTypeScript(file: SourceFile): TableUse[] {
  const uses: TableUse[] = []
  const add = (access: Access, node: ts.Node, name: string) => {
    const match = qualified.exec(name)
    if (match) uses.push({ access, schema: match[1] ?? '', table: match[2] ?? '', line: lineOf(node) })
  }
  visitAll(syntaxOf(file), (node) => {
    if (ts.isCallExpression(node)) {
      const name = calledName(node)
      const access = writingCall.test(name) ? 'write' : readingCall.test(name) ? 'read' : undefined
      const first = node.arguments[0]
      if (access && first) {
        const names = ts.isArrayLiteralExpression(first) ? first.elements : [first]
        for (const item of names) if (ts.isStringLiteralLike(item)) add(access, item, item.text)
      }
      if (name === 'withSchema' && first && ts.isStringLiteralLike(first)) add('write', first, `${first.text}.any`)
    } else if (ts.isPropertySignature(node) && ts.isStringLiteral(node.name)) {
      add('read', node, node.name.text)
    } else if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
      uses.push(...tablesInSql(node.getText(), lineOf(node)))
    }
  })
  return uses
}

function ownerOf(path: string): string | undefined {
  const [, area, name] = /^src\/(app|platform|modules)\/([^/]+)/.exec(path) ?? []
  return area === 'modules' ? name : area
}

function refusal(owner: string, { access, schema, table }: TableUse): string | undefined {
  if (schema === owner) return undefined
  if (owner === 'platform') return `platform names ${schema}.${table}: it knows no product`
  if (owner !== 'app' && !mayUse[owner]?.includes(schema)) return `${owner} may not use ${schema} (module-map)`
  if (access === 'read' && table.startsWith('published_')) return undefined
  if (access === 'reference' && foreignKeyTargets.has(`${schema}.${table}`)) return undefined
  return `${access} of ${schema}.${table}: ${owner} may only read ${schema}.published_*`
}

/** A module's tables are its own; others read its `published_` views, and only down the module map. */
export const checkSqlOwnership: Check = (files) => {
  const violations: Violation[] = []
  for (const file of files) {
    const owner = ownerOf(file.path)
    // A test looks at what its module caused in others' tables.
    if (!owner || /\.test\.tsx?$/.test(file.path)) continue
    const isSql = file.path.endsWith('.sql')
    if (!isSql && !isTypeScript(file)) continue
    for (const use of isSql ? tablesInSql(file.text, 1) : tablesInTypeScript(file)) {
      const message = refusal(owner, use)
      if (message) violations.push({ file: file.path, line: use.line, message })
    }
  }
  return violations
}
