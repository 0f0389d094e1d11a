import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useEnterSubmit } from '#platform/web/enter-key/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { commentOnTask, type TaskView } from '../../contract.ts'
import classes from './sheet.module.css'

interface TaskCommentsProps {
  projectId: string
  task: TaskView
  canWrite: boolean
}

/** What was said about a task, each marked with who can read it. */
export function TaskComments({ projectId, task, canWrite }: TaskCommentsProps) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  return (
    <section>
      <h3 className={classes.subtitle}>{t('task.comments')}</h3>
      {task.comments.length === 0 && <p className={classes.quiet}>{t('task.noComments')}</p>}
      <ul className={classes.comments}>
        {task.comments.map((comment) => (
          <li key={comment.id} data-visibility={comment.visibility}>
            <span className={classes.commentHead}>
              <b>
                {comment.author.kind === 'portal'
                  ? t('task.fromCustomer', { name: comment.author.name })
                  : comment.author.name}
              </b>
              <span>{instant(comment.createdAt)}</span>
              <Tag>{t(`visibility.${comment.visibility}`)}</Tag>
            </span>
            <span className={classes.commentBody}>{comment.body}</span>
          </li>
        ))}
      </ul>
      {canWrite && <CommentBox projectId={projectId} task={task} />}
    </section>
  )
}

function CommentBox({ projectId, task }: { projectId: string; task: TaskView }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [body, setBody] = useState('')
  const [visibility, setVisibility] = useState<'internal' | 'customer'>('internal')
  const [clientId, setClientId] = useState(newId)
  const { mutate, isPending } = useEndpointMutation(commentOnTask)
  const send = () => {
    if (body.trim() === '' || isPending) return
    mutate(
      { params: { id: projectId, taskId: task.id }, body: { clientId, body, visibility } },
      {
        onSuccess: () => {
          setBody('')
          setVisibility('internal')
          setClientId(newId())
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  }
  return (
    <div className={classes.box} data-visibility={visibility}>
      <Textarea
        aria-label={t('task.comment')}
        placeholder={t('task.commentPlaceholder')}
        autosize
        minRows={2}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        {...useEnterSubmit(send)}
      />
      <div className={classes.boxFoot}>
        <SegmentedControl
          aria-label={t('task.commentFor')}
          data={[
            { value: 'internal', label: t('visibility.internal') },
            { value: 'customer', label: t('visibility.customer') },
          ]}
          value={visibility}
          onChange={setVisibility}
        />
        <Button onClick={send} loading={isPending} disabled={body.trim() === ''}>
          {visibility === 'customer' ? t('task.sendToCustomer') : t('task.send')}
        </Button>
      </div>
    </div>
  )
}
