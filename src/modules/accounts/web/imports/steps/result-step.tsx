import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { callApi, saveFile, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  downloadFailedRows,
  type ImportDetails,
  type ImportField,
  listAccounts,
  listImports,
  undoImport,
} from '../../../contract.ts'
import classes from '../imports.module.css'
import { ProblemNote } from '../problem-note.tsx'
import { RowList } from './row-list.tsx'

/** What was written, the rows that were not, and the way back. */
export function ResultStep({ item }: { item: ImportDetails }) {
  const { t, language } = useMessages('accounts')
  const { instant, number } = useFormats()
  const notice = useNotice()
  const [isAsking, setAsking] = useState(false)
  const undo = useEndpointMutation(undoImport, { refreshes: [listImports, listAccounts] })
  const { result, undoResult, counts } = item
  const failed = (counts?.error ?? 0) + (counts?.undecided ?? 0)
  const namesOf = (fields: readonly ImportField[] = []) =>
    fields.map(({ label }) => label[language]).join(t('imports.columns.comma'))
  const made = namesOf(result?.newFields)
  const keptFields = namesOf(undoResult?.keptFields)
  return (
    <div className={classes.stack}>
      <FactList
        facts={[
          { label: t('imports.result.added'), value: number(result?.added ?? 0) },
          { label: t('imports.result.updated'), value: number(result?.updated ?? 0) },
          { label: t('imports.result.contacts'), value: number(result?.contacts ?? 0) },
          { label: t('imports.result.notWritten'), value: number(result?.notWritten ?? 0) },
          ...(made ? [{ label: t('imports.result.newFields'), value: made }] : []),
          { label: t('imports.result.file'), value: item.fileName },
          { label: t('imports.result.by'), value: item.createdByName },
          { label: t('imports.result.at'), value: item.appliedAt && instant(item.appliedAt) },
        ]}
      />
      <ProblemNote thrown={undo.error} />
      <div className={classes.foot}>
        {item.state === 'applied' && (
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('imports.undo.button')}
          </Button>
        )}
        {failed > 0 && (
          <Button
            onClick={() => callApi(downloadFailedRows, { params: { id: item.id } }).then(saveFile, notice.failed)}
          >
            {t('imports.result.failedRows')}
          </Button>
        )}
        <Button component={PageLink} to="/accounts" underline="never" variant="filled">
          {t('imports.result.toList')}
        </Button>
      </div>
      {keptFields && <p className={classes.hint}>{t('imports.undo.keptFields', { fields: keptFields })}</p>}
      {undoResult && undoResult.kept > 0 && (
        <Section title={t('imports.undo.kept')} count={undoResult.kept} note={t('imports.undo.keptNote')}>
          <RowList item={item} verdict="kept" />
        </Section>
      )}
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('imports.undo.title')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <p>
          {t('imports.undo.question', { added: number(result?.added ?? 0), updated: number(result?.updated ?? 0) })}
        </p>
        <div className={classes.foot}>
          <Button onClick={() => setAsking(false)}>{t('platform:actions.cancel')}</Button>
          <Button
            variant="filled"
            color="red"
            loading={undo.isPending}
            onClick={() => undo.mutate({ params: { id: item.id } }, { onSettled: () => setAsking(false) })}
          >
            {t('imports.undo.button')}
          </Button>
        </div>
      </Modal>
    </div>
  )
}
