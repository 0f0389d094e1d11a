import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PaperPage, PaperView } from '../../contract.ts'
import classes from './papers.module.css'

/** A paper as the customer reads it. */
export function PaperSheet({ paper }: { paper: PaperView }) {
  return (
    <div className={classes.paper}>
      <p className={classes.facts}>
        {paper.addressee} {paper.facts}
      </p>
      <Parts sections={paper.sections} />
    </div>
  )
}

/** A date broken over two lines is hard to read. */
const isShort = (text = '') => text.length <= 12

export function Parts({ sections }: { sections: PaperView['sections'] }) {
  return sections.map(({ key, title, columns, rows }) => (
    <section key={key} className={classes.part}>
      <h3>{title}</h3>
      <ScrollRegion label={title} className={classes.wide ?? ''}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {columns.map((column, index) => (
                  <td key={column} data-short={isShort(row.cells[index])}>
                    {row.cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  ))
}

/** What changed, line by line: what went is struck through, what came stands below it. */
export function Changes({ changes }: Pick<PaperPage, 'changes'>) {
  const { t } = useMessages('onboarding')
  if (changes.length === 0) return <p className={classes.facts}>{t('papers.unchanged')}</p>
  return (
    <ul className={classes.changes}>
      {changes.map((section) => (
        <li key={section.title}>
          <b>{section.title}</b>
          {section.changes.map((change) => (
            <div key={JSON.stringify(change)}>
              {change.before && <del>{t('papers.was', { text: change.before.join(' / ') })}</del>}
              {change.after && <ins>{t('papers.is', { text: change.after.join(' / ') })}</ins>}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
