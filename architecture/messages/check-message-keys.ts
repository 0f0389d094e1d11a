import ts from 'typescript'
import {
  type Check,
  isTestCode,
  isTypeScript,
  lineOf,
  type SourceFile,
  syntaxOf,
  type Violation,
  visitAll,
} from '../source-tree.ts'
import { areaOf, readMessageFiles, withoutPlural } from './message-files.ts'

const errorConstructor = /^(invalid|unauthenticated|forbidden|notFound|conflict|limited|unavailable)$/
const namespaceHook = /^use(Messages|Translation)$/
const keyProperty = /^(label|title|message|i18n|hint)Key$/

interface KeyUse {
  node: ts.Node
  key: string
  /** The rest is made at run time: some message must begin so. */
  isPrefix: boolean
  isErrorCode: boolean
}

function literalKey(node: ts.Node | undefined): Pick<KeyUse, 'node' | 'key' | 'isPrefix'>[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [{ node, key: node.text, isPrefix: false }]
  if (ts.isTemplateExpression(node)) return [{ node, key: node.head.text, isPrefix: true }]
  if (ts.isConditionalExpression(node)) return [...literalKey(node.whenTrue), ...literalKey(node.whenFalse)]
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literalKey)
  if (ts.isJsxExpression(node)) return literalKey(node.expression)
  return []
}

function usedKeys(file: SourceFile): { uses: KeyUse[]; namespaces: string[] } {
  const uses: KeyUse[] = []
  const namespaces: string[] = []
  visitAll(syntaxOf(file), (node) => {
    if (ts.isCallExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
      const name = ts.isIdentifier(called) ? called.text : ''
      const keys = literalKey(node.arguments[0])
      if (name === 't') uses.push(...keys.map((key) => ({ ...key, isErrorCode: false })))
      if (name === 'say') uses.push(...literalKey(node.arguments[1]).map((key) => ({ ...key, isErrorCode: true })))
      if (errorConstructor.test(name)) {
        uses.push(...keys.filter(({ key }) => /^\w+\./.test(key)).map((key) => ({ ...key, isErrorCode: true })))
      }
      if (namespaceHook.test(name)) namespaces.push(...keys.map(({ key }) => key))
    } else if ((ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) && keyProperty.test(node.name.getText())) {
      uses.push(...literalKey(node.initializer).map((key) => ({ ...key, isErrorCode: false })))
    }
  })
  return { uses, namespaces }
}

/** Keys and error codes that the code names have words. */
export const checkMessageKeys: Check = (files) => {
  const everywhere = new Set<string>()
  const byArea = new Map<string, Set<string>>()
  for (const { area, messages } of readMessageFiles(files)) {
    const known = byArea.get(area) ?? new Set()
    for (const key of messages.keys()) {
      known.add(key).add(withoutPlural(key))
      everywhere.add(key).add(withoutPlural(key))
    }
    byArea.set(area, known)
  }
  const violations: Violation[] = []
  for (const file of files) {
    if (!file.path.startsWith('src/') || !isTypeScript(file) || isTestCode(file.path)) continue
    const { uses, namespaces } = usedKeys(file)
    for (const { node, key, isPrefix, isErrorCode } of uses) {
      const [, namespace, rest = ''] = /^(?:(\w[\w-]*):)?([\s\S]*)$/.exec(key) ?? []
      const areas = namespace ? [namespace] : [...namespaces, areaOf(file.path)]
      // A namespace that is not an area's name was put together by app: any message may be in it.
      const isOpen = isErrorCode || areas.some((area) => area !== areaOf(file.path) && !byArea.has(area))
      const candidates = isOpen ? [everywhere] : areas.flatMap((area) => byArea.get(area) ?? [])
      const exists = candidates.some((keys) =>
        isPrefix ? [...keys].some((known) => known.startsWith(rest)) : keys.has(rest),
      )
      if (!exists) violations.push({ file: file.path, line: lineOf(node), message: `no message ${key}` })
    }
  }
  return violations
}
