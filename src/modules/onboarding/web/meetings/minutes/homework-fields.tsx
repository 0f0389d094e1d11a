import { Button, Select, TextInput } from '@mantine/core'
import { newId } from '#platform/kernel/ids.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { MeetingView, ProjectPage } from '../../../contract.ts'
import { sides } from '../../../domain/task.ts'
import classes from '../meetings.module.css'

export type HomeworkDraft = MeetingView['homework'][number]

interface HomeworkFieldsProps {
  project: ProjectPage
  homework: readonly HomeworkDraft[]
  onChange: (homework: readonly HomeworkDraft[]) => void
}

/** Who does what by when; what is a task of the plan already is changed there. */
export function HomeworkFields({ project, homework, onChange }: HomeworkFieldsProps) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const change = (id: string, part: Partial<HomeworkDraft>) =>
    onChange(homework.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const add = () =>
    onChange([
      ...homework,
      {
        id: newId(),
        text: '',
        side: 'customer',
        ownerId: null,
        dueOn: today(),
        minutes: 0,
        taskId: null,
      },
    ])
  const people = (side: HomeworkDraft['side']) =>
    project.people
      .filter(({ kind }) => side === 'joint' || (kind === 'user') === (side === 'vendor'))
      .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {homework.map((item, index) =>
        item.taskId !== null ? (
          <p key={item.id} className={classes.quiet}>
            {t('meetings.minutes.isTask', { name: item.text, date: date(item.dueOn) })}
          </p>
        ) : (
          <div key={item.id} className={classes.row}>
            <TextInput
              className={classes.wide ?? ''}
              label={t('meetings.minutes.homeworkItem', { number: index + 1 })}
              value={item.text}
              onChange={(event) => change(item.id, { text: event.currentTarget.value })}
            />
            <Select
              label={t('task.side')}
              data={sides.map((side) => ({ value: side, label: t(`side.${side}`) }))}
              value={item.side}
              allowDeselect={false}
              onChange={(next) =>
                change(item.id, { side: sides.find((side) => side === next) ?? item.side, ownerId: null })
              }
            />
            <Select
              label={t('meetings.minutes.owner')}
              data={people(item.side)}
              value={item.ownerId}
              onChange={(ownerId) => change(item.id, { ownerId })}
              clearable
            />
            <DateField
              path={`homework.${index}.dueOn`}
              label={t('task.dueOn')}
              value={item.dueOn}
              onChange={(dueOn) => change(item.id, { dueOn: dueOn ?? item.dueOn })}
            />
            <Button size="compact-sm" onClick={() => onChange(homework.filter(({ id }) => id !== item.id))}>
              {t('meetings.remove')}
            </Button>
          </div>
        ),
      )}
      <Button onClick={add}>{t('meetings.minutes.addHomework')}</Button>
    </>
  )
}
