import ts from 'typescript'
import { type Check, isTestCode, isTypeScript, lineOf, syntaxOf, type Violation, visitAll } from '../source-tree.ts'

const letter = /\p{L}/u
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u
const shownAttribute =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|label|alt|description|summary)$/

/** Names of keys are the same in every language. */
const keyCap = /^kbd$/i

/** Where Japanese is data to be read, not a sentence to be shown. */
const parsingTables = /^src\/platform\/kernel\/|^src\/modules\/accounts\/domain\/imports\/|\/content\//

/** The strings that an expression can put on the screen: through conditions and templates, not through calls. */
function shownStrings(node: ts.Node): ts.Node[] {
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) {
    return node.expression ? shownStrings(node.expression) : []
  }
  if (ts.isConditionalExpression(node)) return [...shownStrings(node.whenTrue), ...shownStrings(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const joins = node.operatorToken.kind === ts.SyntaxKind.PlusToken
    return [...(joins ? shownStrings(node.left) : []), ...shownStrings(node.right)]
  }
  if (ts.isStringLiteralLike(node)) return letter.test(node.text) ? [node] : []
  if (ts.isTemplateExpression(node)) {
    const texts = [node.head, ...node.templateSpans.map((span) => span.literal)]
    return texts.filter((text) => letter.test(text.text))
  }
  return []
}

function isInKeyCap(node: ts.Node): boolean {
  const parent = node.parent
  return ts.isJsxElement(parent) && keyCap.test(parent.openingElement.tagName.getText())
}

function hardCodedText(node: ts.Node): ts.Node[] {
  if (ts.isJsxText(node)) return letter.test(node.text) && !isInKeyCap(node) ? [node] : []
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return isInKeyCap(node) ? [] : shownStrings(node)
  if (ts.isJsxAttribute(node) && node.initializer && shownAttribute.test(node.name.getText())) {
    return shownStrings(node.initializer)
  }
  return []
}

/** Words that people read stand in the messages files, in both languages. */
export const checkInterfaceText: Check = (files) => {
  const violations: Violation[] = []
  for (const file of files) {
    if (!file.path.startsWith('src/') || !isTypeScript(file) || isTestCode(file.path)) continue
    const report = (node: ts.Node, message: string) => violations.push({ file: file.path, line: lineOf(node), message })
    visitAll(syntaxOf(file), (node) => {
      for (const text of hardCodedText(node)) report(text, `hard-coded text: ${text.getText().trim().slice(0, 40)}`)
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isJsxText(node)
      if (isText && japanese.test(node.getText()) && !parsingTables.test(file.path)) {
        report(node, `Japanese in code: ${node.getText().trim().slice(0, 40)}`)
      }
    })
  }
  return violations
}
