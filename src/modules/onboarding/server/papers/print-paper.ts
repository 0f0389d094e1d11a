import type { Locale } from '#platform/context/context.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import type { PaperView } from '../../contract.ts'

const style = `
:root { color-scheme: light; }
body { max-width: 60rem; margin: 0 auto; padding: 32px 20px; color: #1d1d1b; background: #fff;
  font: 15px/1.7 "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", Meiryo, system-ui, sans-serif; }
h1 { margin: 0; font-size: 24px; }
h2 { margin: 28px 0 8px; font-size: 17px; break-after: avoid; }
p { margin: 2px 0; color: #55544f; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 6px 10px 6px 0; border-bottom: 1px solid #d9d7d0; text-align: left; vertical-align: top;
  white-space: pre-wrap; overflow-wrap: anywhere; }
td.short { white-space: nowrap; }
th { color: #55544f; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
@page { size: A4; margin: 16mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } table { font-size: 9.5pt; } .wide { overflow: visible; } }
`

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** A paper as one page that needs nothing else: no script, no address of ours; print styles for A4. */
export function printPaper(paper: PaperView, locale: Locale): FileAnswer {
  const table = ({ title, columns, rows }: PaperView['sections'][number]) => `
<h2>${escaped(title)}</h2>
<div class="wide"><table>
<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>${rows.map(({ cells }) => `<tr>${cells.map((cell) => `<td${cell.length <= 12 ? ' class="short"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody>
</table></div>`
  const name = [paper.title, paper.addressee].filter((part) => part !== '')
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name.join(' '))}</title><style>${style}</style></head>
<body><h1>${escaped(paper.title)}</h1><p>${escaped(paper.addressee)}</p><p>${escaped(paper.facts)}</p>
${paper.sections.map(table).join('\n')}
</body></html>
`
  return {
    fileName: `${name.join('_')}.html`,
    contentType: 'text/html; charset=utf-8',
    body: Buffer.from(html),
  }
}
