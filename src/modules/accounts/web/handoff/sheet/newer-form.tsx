import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { chooseForm, readHandoff, readSheet, type Sheet } from '../../../contract.ts'
import classes from './sheet.module.css'

/** Says that the form has a newer version, and moves the sheet to it. */
export function NewerForm({ accountId, sheet }: { accountId: string; sheet: Sheet }) {
  const { t } = useMessages('accounts')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(chooseForm, { refreshes: [readSheet, readHandoff] })
  const move = () =>
    mutate(
      { params: { id: accountId, kind: sheet.kind }, body: { formKey: sheet.form.key } },
      { onError: notice.failed },
    )
  return (
    <div className={classes.newer}>
      <p>{t('sheet.newerForm')}</p>
      <Button size="xs" onClick={move} loading={isPending}>
        {t('sheet.useNewerForm')}
      </Button>
    </div>
  )
}
