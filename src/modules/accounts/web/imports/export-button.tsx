import { Button, Modal, Radio, Stack } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { callApi, saveFile, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  exportAccounts,
  exportFormats,
  exportPickedAccounts,
  listExportLosses,
  listPickedExportLosses,
} from '../../contract.ts'
import classes from './imports.module.css'

const ranges = ['all_fields', 'shown'] as const

/** Which customers: the list's own query, or the selected ones. */
export interface ExportSelection {
  q?: string | undefined
  /** JSON, as the list sends it. */
  filters?: string | undefined
  archived?: 'no' | 'only' | undefined
  sort?: string | undefined
  view?: string | undefined
  /** Those picked, in their order. */
  ids?: readonly string[]
}

interface ExportButtonProps {
  selection: ExportSelection
  /** What the list shows, in its order. */
  columns: readonly string[]
}

/** Opens the choice of a format, and shows what Shift_JIS would lose before it is lost. */
export function ExportButton(props: ExportButtonProps) {
  const { t } = useMessages('accounts')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<IconFileExport size={16} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('exports.button')}
      </Button>
      {isOpen && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExportDialog({ selection, columns, onClose }: ExportButtonProps & { onClose: () => void }) {
  const { t, language } = useMessages('accounts')
  const notice = useNotice()
  const [format, setFormat] = useState<(typeof exportFormats)[number]>('csv_utf8')
  const [range, setRange] = useState<(typeof ranges)[number]>('all_fields')
  const [isRunning, setRunning] = useState(false)
  const { ids = [], ...filters } = selection
  const isPicked = ids.length > 0
  const query = { ...filters, ...(range === 'shown' && { columns: columns.join(',') }), locale: language }
  const picked = { ids: [...ids], ...(range === 'shown' && { columns: [...columns] }), locale: language }
  const run = async () => {
    setRunning(true)
    try {
      saveFile(
        isPicked
          ? await callApi(exportPickedAccounts, { body: { ...picked, format } })
          : await callApi(exportAccounts, { query: { ...query, format } }),
      )
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
        <p className={classes.quiet}>{isPicked ? t('exports.selected', { count: ids.length }) : t('exports.all')}</p>
        <Radio.Group
          label={t('exports.range')}
          value={range}
          onChange={(value) => setRange(ranges.find((one) => one === value) ?? 'all_fields')}
        >
          <Stack gap={8} mt={4}>
            <Radio value="all_fields" label={t('exports.allFields')} />
            <Radio value="shown" label={t('exports.shown', { count: columns.length })} />
          </Stack>
        </Radio.Group>
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
        {format === 'csv_shift_jis' && (isPicked ? <PickedLosses body={picked} /> : <ListLosses query={query} />)}
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

function ListLosses({ query }: { query: Parameters<typeof useEndpoint<typeof listExportLosses>>[1]['query'] }) {
  const losses = useEndpoint(listExportLosses, query ? { query } : {})
  return <Losses losses={losses.data} thrown={losses.error} onRetry={losses.refetch} />
}

function PickedLosses(args: Parameters<typeof callApi<typeof listPickedExportLosses>>[1]) {
  const losses = useEndpoint(listPickedExportLosses, args)
  return <Losses losses={losses.data} thrown={losses.error} onRetry={losses.refetch} />
}

interface LossesProps {
  losses: z.output<typeof listExportLosses.response> | undefined
  thrown: unknown
  onRetry: () => unknown
}

function Losses({ losses, thrown, onRetry }: LossesProps) {
  const { t } = useMessages('accounts')
  const { number } = useFormats()
  if (thrown) return <ProblemState thrown={thrown} onRetry={onRetry} />
  if (!losses) return <p className={classes.quiet}>{t('exports.checking')}</p>
  if (losses.cells === 0) return <p className={classes.quiet}>{t('exports.noLosses')}</p>
  return (
    <div className={classes.hint} role="status">
      {t('exports.losses', { cells: number(losses.cells) })}
      <ul>
        {losses.places.slice(0, 8).map(({ row, column, character, name }) => (
          <li key={`${row} ${column} ${character}`}>
            {character} — {t('exports.place', { name, column })}
          </li>
        ))}
      </ul>
    </div>
  )
}
