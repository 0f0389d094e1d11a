import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { completeKickoff, type ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import classes from './kickoff.module.css'

/** Marks the kickoff as done; closed while something is missing, with the reason beside it. */
export function CompleteKickoff({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [, change] = useProjectAddress()
  const [doneOn, setDoneOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(completeKickoff)
  if (!project.kickoff.isOpen) return <p className={classes.closed}>{t('kickoff.closed')}</p>
  const finish = () => {
    notice.done(t('kickoff.completed'))
    change({ view: 'plan' })
  }
  const complete = () => {
    if (doneOn !== null) mutate({ params: { id: project.id }, body: { doneOn } }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ doneOn }}
      onSubmit={complete}
      error={error}
      isPending={isPending}
      submitLabel={t('kickoff.complete')}
    >
      <DateField path="doneOn" label={t('kickoff.heldOn')} value={doneOn} onChange={setDoneOn} />
    </Form>
  )
}
