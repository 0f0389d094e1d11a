import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { ChoiceField, formParts, NumberField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { linkKinds, toLinks } from '../../../domain/network/link.ts'
import type { Program, ProgramTask } from '../../../domain/program.ts'
import { useText } from '../../text.ts'

interface LinkFieldsProps {
  program: Program
  task: ProgramTask
  onChange: (task: ProgramTask) => void
}

/** What the task waits for: each with the kind of its link and the days between. */
export function LinkFields({ program, task, onChange }: LinkFieldsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const links = toLinks(task.dependsOn)
  const others = program.tasks.filter(({ key }) => key !== task.key)
  const free = others.find(({ key }) => !links.some((link) => link.task === key))
  const put = (dependsOn: ProgramTask['dependsOn']) => onChange({ ...task, dependsOn })
  return (
    <div className={formParts.part}>
      <h3>{t('task.waitsFor')}</h3>
      {links.map((link, index) => (
        <div key={link.task} className={formParts.row}>
          <ChoiceField
            className={formParts.grow ?? ''}
            path={`links.${index}.task`}
            label={t('designer.predecessor')}
            searchable
            value={link.task}
            choices={others
              .filter(({ key }) => key === link.task || !links.some((each) => each.task === key))
              .map(({ key, name }) => ({ value: key, label: text(name) || key }))}
            onChange={(next) => put(links.with(index, { ...link, task: next }))}
          />
          <ChoiceField
            path={`links.${index}.kind`}
            label={t('designer.linkKind')}
            value={link.kind}
            choices={linkKinds.map((value) => ({ value, label: t(`designer.link.${value}`) }))}
            onChange={(kind) => put(links.with(index, { ...link, kind }))}
          />
          <NumberField
            path={`links.${index}.lag`}
            label={t('designer.lag')}
            value={link.lag}
            onChange={(lag) => put(links.with(index, { ...link, lag: Math.round(lag ?? 0) }))}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('designer.removeLink', { number: index + 1 })}
            onClick={() => put(links.toSpliced(index, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      {free && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => put([...links, { task: free.key, kind: 'finish_start', lag: 0 }])}
        >
          {t('designer.addLink')}
        </Button>
      )}
    </div>
  )
}
