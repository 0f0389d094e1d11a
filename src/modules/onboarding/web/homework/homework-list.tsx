import { UnstyledButton } from '@mantine/core'
import { IconBell, IconMail } from '@tabler/icons-react'
import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { TaskView } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import classes from './homework.module.css'

/** Homework by due date, with every reminder and whether it left as a mail. */
export function HomeworkList({ tasks }: { tasks: readonly TaskView[] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const [, change] = useProjectAddress()
  return (
    <ul className={classes.list}>
      {tasks.map((task) => (
        <li key={task.id} className={classes.item}>
          <div>
            <UnstyledButton className={classes.name ?? ''} onClick={() => change({ task: task.id })}>
              {text(task.name)}
            </UnstyledButton>
            <span className={classes.who}>{task.owner?.name ?? t(`role.${task.ownerRole}`)}</span>
          </div>
          <div className={classes.due}>
            <span>{t('homework.due', { date: date(task.dueOn) })}</span>
            <DueWord task={task} />
          </div>
          <ul className={classes.reminders}>
            {task.reminders.length === 0 && <li>{t('homework.notReminded')}</li>}
            {task.reminders.map((each) => (
              <li key={each.kind}>
                {each.state === 'queued' ? (
                  <IconMail size={14} aria-hidden="true" />
                ) : (
                  <IconBell size={14} aria-hidden="true" />
                )}
                {t('homework.reminded', {
                  date: date(each.remindedOn, 'plain'),
                  kind: t(`homework.kind.${each.kind}`),
                })}
                <span className={classes.state}>{t(`homework.state.${each.state}`)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function DueWord({ task }: { task: TaskView }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const days = daysBetween(today(), task.dueOn)
  if (days < 0) return <span className={classes.late}>{t('plan.overdueBy', { count: -days })}</span>
  if (days === 0) return <span className={classes.soon}>{t('plan.dueToday')}</span>
  return <span className={classes.quiet}>{t('plan.dueIn', { count: days })}</span>
}
