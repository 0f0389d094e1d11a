import ts from 'typescript'
import { type Check, isTestCode, isTypeScript, lineOf, syntaxOf, type Violation, visitAll } from '../source-tree.ts'

interface Rule {
  message: string
  /** Where the rule holds; everywhere that people write TypeScript when left out. */
  in?: RegExp
  exceptIn?: RegExp
  /** Tests, factories and journeys are free of it. */
  productOnly?: true
  isBroken: (node: ts.Node) => boolean
}

const product = /^src\//
const toolConfig = /^([^/]+\.config|e2e\/support\/prepare)\.ts$/

const isNamed = (node: ts.Node, name: string): boolean =>
  (ts.isIdentifier(node) && node.text === name) ||
  (ts.isPropertyAccessExpression(node) &&
    node.name.text === name &&
    ts.isIdentifier(node.expression) &&
    /^(globalThis|window|self)$/.test(node.expression.text))

const imports = (node: ts.Node, name: RegExp): boolean =>
  ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
    node.moduleSpecifier !== undefined &&
    ts.isStringLiteral(node.moduleSpecifier) &&
    name.test(node.moduleSpecifier.text)) ||
  (ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments.some((argument) => ts.isStringLiteralLike(argument) && name.test(argument.text)))

const isDefaultExport = (node: ts.Node): boolean =>
  (ts.isExportAssignment(node) && !node.isExportEquals) ||
  (ts.isExportSpecifier(node) && node.name.text === 'default') ||
  (ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword))

const isProcessEnv = (node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isNamed(node.expression, 'process')) ||
  (ts.isVariableDeclaration(node) &&
    ts.isObjectBindingPattern(node.name) &&
    node.initializer !== undefined &&
    isNamed(node.initializer, 'process')) ||
  (imports(node, /^(node:)?process$/) && /\benv\b/.test(node.getText()))

const endsInZone = /(Z|[+-]\d\d:?\d\d)`$/
const isDay = /^\d{4}-\d{1,2}-\d{1,2}$/

/** Its name says that it is a calendar day: `renewalOn`, `date`. */
const isNamedAsDay = (node: ts.Node): boolean => {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node
  return ts.isIdentifier(name) && /[a-z]On$|^(plain)?date$/.test(name.text)
}

const isZonelessDate = (node: ts.Node): boolean => {
  const isParse = ts.isCallExpression(node) && /^Date\.parse$/.test(node.expression.getText())
  if (!isParse && !(ts.isNewExpression(node) && isNamed(node.expression, 'Date'))) return false
  const [first, second] = node.arguments ?? []
  if (!first) return false
  if (second) return true
  if (ts.isTemplateExpression(first)) return !endsInZone.test(first.getText())
  return (ts.isStringLiteralLike(first) && isDay.test(first.text)) || isNamedAsDay(first)
}

const isClock = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) ||
  (ts.isPropertyAccessExpression(node) &&
    /^(Date\.now|Temporal\.Now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/.test(
      node.getText(),
    ))

const rules: readonly Rule[] = [
  {
    message: 'no type assertion but "as const": narrow with zod or a guard',
    isBroken: (node) =>
      ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && node.type.getText() !== 'const'),
  },
  {
    message: 'no "!": handle the missing value',
    isBroken: (node) =>
      ts.isNonNullExpression(node) ||
      ((ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken !== undefined),
  },
  { message: 'no default export: names are found by searching', exceptIn: toolConfig, isBroken: isDefaultExport },
  {
    message: 'no console: the server logs with pino, the browser shows errors',
    in: /^(src|e2e)\//,
    isBroken: (node) => ts.isPropertyAccessExpression(node) && isNamed(node.expression, 'console'),
  },
  {
    message: 'process.env is read in src/platform/config only',
    in: product,
    exceptIn: /^src\/platform\/config\//,
    productOnly: true,
    isBroken: isProcessEnv,
  },
  {
    message: 'Enter is handled by platform/web/enter-key only: an IME confirms with it',
    in: product,
    exceptIn: /^src\/platform\/web\/enter-key\//,
    productOnly: true,
    isBroken: (node) =>
      (ts.isStringLiteralLike(node) && /(^|\+)(Numpad)?Enter$|\+enter$/.test(node.text)) ||
      (ts.isPropertyAccessExpression(node) && /^(keyCode|which|charCode)$/.test(node.name.text)),
  },
  {
    message: 'no raw fetch: use the client of platform/web/api or platform/outbound',
    in: product,
    exceptIn: /^src\/platform\/(web\/api|outbound)\//,
    productOnly: true,
    isBroken: (node) =>
      (ts.isCallExpression(node) && isNamed(node.expression, 'fetch')) ||
      (ts.isNewExpression(node) && isNamed(node.expression, 'XMLHttpRequest')) ||
      imports(node, /^(undici|axios|got|node-fetch)$/),
  },
  {
    message:
      'a date without a zone means another day elsewhere: calculate with plain dates, parse instants with a zone',
    in: product,
    isBroken: isZonelessDate,
  },
  {
    message: 'no eval, Function or vm',
    isBroken: (node) =>
      ((ts.isCallExpression(node) || ts.isNewExpression(node)) &&
        (isNamed(node.expression, 'eval') || isNamed(node.expression, 'Function'))) ||
      imports(node, /^(node:)?vm$/),
  },
  {
    message: 'domain has no clock and no dice: take them as arguments',
    in: /^src\/modules\/[^/]+\/domain\//,
    productOnly: true,
    isBroken: isClock,
  },
]

/** What TypeScript and Biome cannot say about our TypeScript. */
export const checkSource: Check = (files) => {
  const violations: Violation[] = []
  for (const file of files.filter(isTypeScript)) {
    const holding = rules.filter(
      (rule) =>
        (rule.in?.test(file.path) ?? true) &&
        !rule.exceptIn?.test(file.path) &&
        !(rule.productOnly && isTestCode(file.path)),
    )
    visitAll(syntaxOf(file), (node) => {
      for (const rule of holding) {
        if (rule.isBroken(node)) violations.push({ file: file.path, line: lineOf(node), message: rule.message })
      }
    })
  }
  return violations
}
