import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { publishScorecard, readPortfolio, readScorecard, type ScorecardDetail } from '../../contract.ts'

/** Lets the saved draft be the next version, with a word on why. */
export function PublishForm({ detail, edit }: { detail: ScorecardDetail; edit: number }) {
  const { t } = useMessages('health')
  const notice = useNotice()
  const [note, setNote] = useState('')
  const publish = useEndpointMutation(publishScorecard, {
    refreshes: [{ ...readScorecard, path: '/scorecards' }, readPortfolio],
  })
  return (
    <Section title={t('publish.title', { version: detail.version + 1 })} note={t('publish.note')} framed>
      <Form
        submitLabel={t('publish.submit')}
        error={publish.error}
        isPending={publish.isPending}
        onSubmit={() =>
          publish.mutate(
            { params: { scorecardKey: detail.key }, body: { edit, note: note.trim() || null } },
            { onSuccess: () => notice.done(t('publish.done')) },
          )
        }
      >
        <TextField path="note" label={t('publish.why')} value={note} onChange={setNote} />
      </Form>
    </Section>
  )
}
