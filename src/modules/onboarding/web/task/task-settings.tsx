import { Select, Switch } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeTask, type ProjectPage, type TaskView } from '../../contract.ts'
import classes from './sheet.module.css'

/** Owner, pin and visibility of a task, each saved as it is changed. */
export function TaskSettings({ project, task }: { project: ProjectPage; task: TaskView }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(changeTask)
  const save = (changes: Omit<Parameters<typeof mutate>[0]['body'], 'version'>) =>
    mutate(
      { params: { id: project.id, taskId: task.id }, body: { version: task.version, ...changes } },
      { onSuccess: () => notice.done(t('project.saved')), onError: (thrown) => notice.failed(thrown) },
    )
  const peopleOf = (kind: 'user' | 'stakeholder') =>
    project.people.filter((each) => each.kind === kind).map(({ id, name }) => ({ value: id, label: name }))
  const assign = (id: string | null) => {
    const person = project.people.find((each) => each.id === id)
    save({ owner: person ? { kind: person.kind, id: person.id } : null })
  }
  return (
    <div className={classes.settings}>
      <Select
        label={t('task.owner')}
        placeholder={t(`role.${task.ownerRole}`)}
        data={[
          { group: t('side.vendor'), items: peopleOf('user') },
          { group: project.account.name, items: peopleOf('stakeholder') },
        ]}
        value={task.owner?.id ?? null}
        onChange={assign}
        disabled={isPending}
        searchable
        clearable
      />
      <Switch
        label={t('task.visibleToCustomer')}
        description={t('task.visibleHint')}
        checked={task.visibility === 'customer'}
        disabled={isPending}
        onChange={(event) => save({ visibility: event.currentTarget.checked ? 'customer' : 'internal' })}
      />
      <Switch
        label={t('task.pinned')}
        description={t('task.pinnedHint')}
        checked={task.isPinned}
        disabled={isPending}
        onChange={(event) => save({ isPinned: event.currentTarget.checked })}
      />
    </div>
  )
}
