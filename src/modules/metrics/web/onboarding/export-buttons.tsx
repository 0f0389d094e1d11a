import { Button } from '@mantine/core'
import { callApi, saveFile } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { exportOnboardingTable, type ReportTable } from '../../onboarding-contract.ts'
import classes from './onboarding.module.css'
import type { OnboardingAddress } from './report-address.ts'

/** Takes a table of the report along as a file. */
export function ExportButtons({ table, address }: { table: ReportTable; address: OnboardingAddress }) {
  const { cut, from, to } = address.state
  return (
    <FileButtons
      save={(format) => callApi(exportOnboardingTable, { query: { table, cut, from, to, format } }).then(saveFile)}
    />
  )
}

export function FileButtons({ save }: { save: (format: 'csv' | 'xlsx') => Promise<unknown> }) {
  const { t } = useMessages('metrics')
  const notice = useNotice()
  const buttons = (['csv', 'xlsx'] as const).map((format) => (
    <Button key={format} size="compact-sm" onClick={() => save(format).catch(notice.failed)}>
      {t(`onboarding.export.${format}`)}
    </Button>
  ))
  return <div className={classes.exports}>{buttons}</div>
}
