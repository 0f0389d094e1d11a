import { Button, Loader, Menu } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { callApi, saveFile, useEndpointMutation } from '#platform/web/api/index.ts'
import { Page, PageHeader } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { downloadSampleFile, importFileMegabytes, listImports, uploadImport } from '../../contract.ts'
import { ImportSteps } from './import-steps.tsx'
import classes from './imports.module.css'
import { ProblemNote } from './problem-note.tsx'

const largest = importFileMegabytes * 1024 * 1024

/** The first step: a file, dropped or chosen. Nothing is written by it. */
export function UploadPage() {
  const { t, language } = useMessages('accounts')
  const go = useGo()
  const notice = useNotice()
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const upload = useEndpointMutation(uploadImport, { refreshes: [listImports] })

  const take = (file: File | undefined) => {
    if (!file || upload.isPending) return
    setRefusal(undefined)
    upload.reset()
    if (file.size > largest) return setRefusal(t('imports.upload.tooLarge', { megabytes: importFileMegabytes }))
    if (file.size === 0) return setRefusal(t('imports.upload.empty'))
    upload.mutate(
      { file, query: { fileName: file.name.slice(-255) } },
      { onSuccess: ({ id }) => go(`/accounts/import/${id}`) },
    )
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const sample = (format: 'csv' | 'xlsx') =>
    callApi(downloadSampleFile, { query: { format, locale: language } }).then(saveFile, notice.failed)

  return (
    <Page>
      <PageHeader
        title={t('imports.title')}
        answer={t('imports.upload.answer')}
        parent={{ label: t('list.title'), to: '/accounts' }}
        actions={
          <>
            <Button component={PageLink} to="/accounts/imports" underline="never" variant="subtle">
              {t('imports.history.title')}
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button leftSection={<IconDownload size={16} aria-hidden="true" />}>
                  {t('imports.upload.sample')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => sample('xlsx')}>{t('imports.upload.sampleXlsx')}</Menu.Item>
                <Menu.Item onClick={() => sample('csv')}>{t('imports.upload.sampleCsv')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <ImportSteps current="file" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden="true" />
        {upload.isPending ? (
          <p className={classes.dropTitle} role="status">
            <Loader size="sm" /> {t('imports.upload.reading')}
          </p>
        ) : (
          <>
            <label htmlFor={inputId} className={classes.dropTitle}>
              {t('imports.upload.drop')}
            </label>
            <Button variant="filled" onClick={() => input.current?.click()}>
              {t('imports.upload.choose')}
            </Button>
          </>
        )}
        <input
          ref={input}
          id={inputId}
          type="file"
          className={classes.hiddenInput}
          tabIndex={-1}
          accept=".csv,.tsv,.txt,.xlsx,.xlsm"
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <p className={classes.quiet}>{t('imports.upload.kinds', { megabytes: importFileMegabytes })}</p>
      </div>
      {refusal && (
        <p className={classes.problem} role="alert">
          {refusal}
        </p>
      )}
      <ProblemNote thrown={upload.error} />
    </Page>
  )
}
