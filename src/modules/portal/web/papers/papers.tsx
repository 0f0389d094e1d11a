import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { callApi, saveFile, useEndpoint } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { downloadPortalPaper, type PortalPaper, type PortalPapersView, readPortalPapers } from '../../contract.ts'
import classes from './papers.module.css'

/** What both sides agreed on and what the customer keeps: the papers that were shared, to read here or to take along. */
export function Papers() {
  const { data } = useEndpoint(readPortalPapers, {})
  return data ? <PapersView papers={data} /> : null
}

export function PapersView({ papers }: { papers: PortalPapersView }) {
  const { t } = useMessages('portal')
  if (papers.items.length === 0) return null
  return (
    <Section title={t('papers.title')} note={t('papers.note')}>
      {papers.items.map((paper) => (
        <Paper key={paper.kind} paper={paper} />
      ))}
    </Section>
  )
}

function Paper({ paper }: { paper: PortalPaper }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  // In the language of the page, which may not be the browser's.
  const download = async () => {
    try {
      saveFile(await callApi(downloadPortalPaper, { params: { kind: paper.kind } }))
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  return (
    <details className={classes.paper}>
      <summary>{paper.title}</summary>
      <p className={classes.facts}>{paper.facts}</p>
      <Button leftSection={<IconDownload size={16} />} onClick={download}>
        {t('papers.download', { title: paper.title })}
      </Button>
      {paper.sections.map(({ key, title, columns, rows }) => (
        <section key={key} className={classes.part}>
          <h3>{title}</h3>
          {rows.map((row) => (
            <dl key={row.key} className={classes.row}>
              {columns.map((column, index) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{row.cells[index]}</dd>
                </div>
              ))}
            </dl>
          ))}
        </section>
      ))}
    </details>
  )
}
