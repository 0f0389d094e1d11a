import { ActionIcon, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput } from '../../contract.ts'
import { type Link, linkKinds } from '../../domain/network/link.ts'
import classes from '../plan/change.module.css'
import type { TaskFormProps } from '../task/task-dates-form.tsx'
import { useText } from '../text.ts'
import { EditsForm } from './edits-form.tsx'

/** What a task waits for: which, in what way, and how many days it lets pass. */
export function LinksForm({ project, task, close }: TaskFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [links, setLinks] = useState<readonly Link[]>(task.dependsOn)
  const isChanged = JSON.stringify(links) !== JSON.stringify(task.dependsOn)
  const edits: PlanEditInput[] = isChanged ? [{ kind: 'links', taskId: task.id, dependsOn: [...links] }] : []
  const taken = new Set([task.key, ...links.map((link) => link.task)])
  const others = project.tasks.filter(({ key, status }) => !taken.has(key) && status !== 'skipped')
  const named = (key: string) => text(project.tasks.find((each) => each.key === key)?.name ?? { ja: key, en: key })
  const change = (key: string, next: Partial<Link>) =>
    setLinks(links.map((link) => (link.task === key ? { ...link, ...next } : link)))
  return (
    <EditsForm
      project={project}
      edits={edits}
      submitLabel={t('edits.links.apply')}
      done={t('edits.links.done')}
      close={close}
    >
      {links.length === 0 && <p className={classes.hint}>{t('edits.links.none')}</p>}
      <ul className={classes.parts}>
        {links.map((link) => (
          <li key={link.task} className={classes.part}>
            <div className={classes.fields}>
              <Select
                label={named(link.task)}
                data={linkKinds.map((kind) => ({ value: kind, label: t(`edits.links.kind.${kind}`) }))}
                value={link.kind}
                allowDeselect={false}
                onChange={(next) =>
                  change(link.task, { kind: linkKinds.find((kind) => kind === next) ?? 'finish_start' })
                }
              />
              <NumberField
                path={`lag.${link.task}`}
                label={t('edits.links.lag')}
                value={link.lag}
                onChange={(lag) => change(link.task, { lag: lag ?? 0 })}
              />
            </div>
            <ActionIcon
              variant="subtle"
              aria-label={t('edits.links.remove', { name: named(link.task) })}
              onClick={() => setLinks(links.filter((each) => each.task !== link.task))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Select
        label={t('edits.links.add')}
        placeholder={t('edits.links.choose')}
        data={others.map(({ key, name }) => ({ value: key, label: text(name) }))}
        value={null}
        searchable
        onChange={(key) => key !== null && setLinks([...links, { task: key, kind: 'finish_start', lag: 0 }])}
      />
    </EditsForm>
  )
}
