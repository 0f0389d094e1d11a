import { Menu, UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled, IconCircleDashedX, IconCircleHalf2 } from '@tabler/icons-react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeTask, type ProjectPage, type TaskView } from '../../contract.ts'
import { type TaskStatus, taskStatuses } from '../../domain/task.ts'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import classes from './status-menu.module.css'

const icons = { todo: IconCircle, doing: IconCircleHalf2, done: IconCircleCheckFilled, skipped: IconCircleDashedX }

interface TaskStatusMenuProps {
  project: ProjectPage
  task: TaskView
  isEditable: boolean
}

/** Where a task stands, changed on the spot and taken back by the notice. */
export function TaskStatusMenu({ project, task, isEditable }: TaskStatusMenuProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { change, isPending } = useStatusChange(project, task)
  const shown = <StatusWord status={task.status} />
  if (!isEditable) return shown
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton
          className={classes.status ?? ''}
          data-pending={isPending}
          aria-label={t('task.statusOf', { name: text(task.name), status: t(`status.${task.status}`) })}
        >
          {shown}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {taskStatuses.map((each) => (
          <Menu.Item key={each} disabled={each === task.status} onClick={() => change(each)}>
            <StatusWord status={each} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function StatusWord({ status }: { status: TaskStatus }) {
  const { t } = useMessages('onboarding')
  const Icon = icons[status]
  return (
    <span className={classes.statusWord} data-status={status}>
      <Icon size={17} aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  )
}

function useStatusChange(project: ProjectPage, task: TaskView) {
  const [, changeAddress] = useProjectAddress()
  const { t } = useMessages('onboarding')
  const text = useText()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(changeTask)
  const send = (status: TaskStatus, version: number, onDone: (version: number) => void) =>
    mutate(
      { params: { id: project.id, taskId: task.id }, body: { version, status } },
      { onSuccess: (answer) => onDone(answer.task.version), onError: (thrown) => notice.failed(thrown) },
    )
  const change = (status: TaskStatus) => {
    // The kickoff is done when both sides agreed on what it is for, not by a tick.
    if (status === 'done' && task.id === project.kickoffTaskId) {
      changeAddress({ view: 'kickoff', task: undefined })
      return
    }
    const before = task.status
    send(status, task.version, (version) =>
      notice.done(t('task.statusChanged', { name: text(task.name), status: t(`status.${status}`) }), {
        undo: () => send(before, version, () => undefined),
      }),
    )
  }
  return { change, isPending }
}
