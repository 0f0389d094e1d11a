import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { commentOnPortalTask, type PortalTask, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './plan.module.css'

/** What both sides wrote about a request, and a place to write. */
export function TaskTalk({ task }: { task: PortalTask }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  const may = useMay()
  const [isWriting, setWriting] = useState(false)
  return (
    <div className={classes.talk}>
      {task.comments.length > 0 && (
        <ul className={classes.comments}>
          {task.comments.map((each) => (
            <li key={each.id} data-ours={each.isOurs}>
              <span className={classes.quiet}>
                {each.author} · {instant(each.createdAt)}
              </span>
              <p>{each.body}</p>
            </li>
          ))}
        </ul>
      )}
      {isWriting && <CommentForm taskId={task.id} onDone={() => setWriting(false)} />}
      {!isWriting && may('comment') && (
        <Button variant="subtle" onClick={() => setWriting(true)}>
          {t('talk.begin')}
        </Button>
      )}
    </div>
  )
}

function CommentForm({ taskId, onDone }: { taskId: string; onDone: () => void }) {
  const { t } = useMessages('portal')
  const [clientId] = useState(() => newId())
  const [body, setBody] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(commentOnPortalTask, { refreshes: [readPortalHome] })
  const send = () =>
    body.trim() !== '' && mutate({ params: { id: taskId }, body: { clientId, body } }, { onSuccess: onDone })
  return (
    <Form onSubmit={send} error={error} isPending={isPending} submitLabel={t('talk.send')} onCancel={onDone}>
      <Textarea
        label={t('talk.label')}
        autosize
        minRows={2}
        maxLength={5000}
        data-autofocus
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
    </Form>
  )
}
