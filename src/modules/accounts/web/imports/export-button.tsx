import { Button, Modal, Radio, Stack } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { callApi, saveFile, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { exportAccounts, exportFormats, listExportLosses } from '../../contract.ts'
import classes from './imports.module.css'

/** Which customers: the list's own query, or the selected ones. */
export interface ExportSelection {
  q?: string | undefined
  /** JSON, as the list sends it. */
  filters?: string | undefined
  archived?: 'no' | 'only' | undefined
  sort?: string | undefined
  view?: string | undefined
  ids?: readonly string[]
}

/** Opens the choice of a format, and shows what Shift_JIS would lose before it is lost. */
export function ExportButton({ selection }: { selection: ExportSelection }) {
  const { t } = useMessages('accounts')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconFileExport size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('exports.button')}
      </Button>
      {isOpen && <ExportDialog selection={selection} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExportDialog({ selection, onClose }: { selection: ExportSelection; onClose: () => void }) {
  const { t, language } = useMessages('accounts')
  const notice = useNotice()
  const [format, setFormat] = useState<(typeof exportFormats)[number]>('csv_utf8')
  const [isRunning, setRunning] = useState(false)
  const { ids, ...filters } = selection
  const query = { ...filters, ...(ids && ids.length > 0 && { ids: ids.join(',') }), locale: language }
  const run = async () => {
    setRunning(true)
    try {
      saveFile(await callApi(exportAccounts, { query: { ...query, format } }))
      onClose()
    } catch (thrown) {
      notice.failed(thrown)
    }
    setRunning(false)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('exports.title')}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <div className={classes.stack}>
        <p className={classes.quiet}>
          {ids && ids.length > 0 ? t('exports.selected', { count: ids.length }) : t('exports.all')}
        </p>
        <Radio.Group
          label={t('exports.format')}
          value={format}
          onChange={(value) => setFormat(exportFormats.find((one) => one === value) ?? 'csv_utf8')}
        >
          <Stack gap={8} mt={4}>
            {exportFormats.map((value) => (
              <Radio key={value} value={value} label={t(`exports.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {format === 'csv_shift_jis' && <Losses query={query} />}
        <div className={classes.foot}>
          <Button onClick={onClose}>{t('platform:actions.cancel')}</Button>
          <Button variant="filled" onClick={() => void run()} loading={isRunning}>
            {t('exports.run')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Losses({ query }: { query: Parameters<typeof useEndpoint<typeof listExportLosses>>[1]['query'] }) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  const losses = useEndpoint(listExportLosses, query ? { query } : {})
  if (losses.error) return <ProblemState thrown={losses.error} onRetry={losses.refetch} />
  if (!losses.data) return <p className={classes.quiet}>{t('exports.checking')}</p>
  if (losses.data.cells === 0) return <p className={classes.quiet}>{t('exports.noLosses')}</p>
  return (
    <div className={classes.hint} role="status">
      {t('exports.losses', { cells: number(losses.data.cells) })}
      <ul>
        {losses.data.places.slice(0, 8).map(({ row, column, character, name }) => (
          <li key={`${row} ${column} ${character}`}>
            {character} — {t('exports.place', { name, column })}
          </li>
        ))}
      </ul>
    </div>
  )
}
