import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalFile, PortalHome, PortalTask } from '../../contract.ts'
import { TaskFiles } from '../files/task-files.tsx'
import { useMay } from '../home/may.ts'
import { useDoer } from '../plan/doer.ts'
import { DoneButton } from '../plan/done-button.tsx'
import { TaskTalk } from '../plan/task-talk.tsx'
import { TaskWork } from '../plan/task-work.tsx'
import { AskedList } from './asked.tsx'
import classes from './requests.module.css'

/** The one thing that we ask for next, with one button; when there is none, that there is none. */
export function NextRequest({ home, isPreview }: { home: PortalHome; isPreview: boolean }) {
  const { t, language } = useMessages('portal')
  const may = useMay()
  const { project } = home
  const next = project?.tasks.find((one) => one.id === project.nextTaskId)
  // What begins later is announced, not asked for yet.
  const task = next && next.startOn <= home.today ? next : undefined
  const asksHearing = task?.isHearing === true && may('answer_hearing') && home.hearing.missing > 0
  const asked = project?.asked.length ?? 0
  return (
    <section className={classes.next} aria-labelledby="next-request">
      <h2 id="next-request" className={classes.label}>
        {t('next.title')}
      </h2>
      {task && (
        <Request task={task} files={project?.files ?? []} today={home.today}>
          {asksHearing && <HearingLink hearing={home.hearing} isMain isPreview={isPreview} />}
        </Request>
      )}
      {!task && asked === 0 && <Nothing upcoming={next} />}
      {project && <AskedList project={project} />}
      {!asksHearing && may('answer_hearing') && home.hearing.missing > 0 && project?.state !== 'completed' && (
        <div className={classes.request}>
          <p className={classes.name}>{home.hearing.title[language]}</p>
          <HearingLink hearing={home.hearing} isMain={!task} isPreview={isPreview} />
        </div>
      )}
    </section>
  )
}

function Nothing({ upcoming }: { upcoming: PortalTask | undefined }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  return (
    <p className={classes.none}>
      {t('next.none')}
      {upcoming && ` ${t('next.upcoming', { name: upcoming.name[language], date: date(upcoming.startOn) })}`}
    </p>
  )
}

interface RequestProps {
  task: PortalTask
  files: readonly PortalFile[]
  today: string
  /** The page where the work is done, when there is one. */
  children?: ReactNode
}

function Request({ task, files, today, children }: RequestProps) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const isPast = task.dueOn < today
  const who = useDoer(task)
  return (
    <div className={classes.request}>
      <p className={classes.name}>{task.name[language]}</p>
      <p className={classes.when}>
        {who} · {t(isPast ? 'task.earlier' : 'task.planned', { date: date(task.dueOn) })}
        {task.effortMinutes > 0 && ` · ${t('task.effort', { minutes: task.effortMinutes })}`}
      </p>
      {isPast && <p className={classes.hint}>{t('task.newDate')}</p>}
      <TaskWork task={task} />
      {children || <DoneButton task={task} isMain />}
      <TaskFiles task={task} files={files} />
      <TaskTalk task={task} />
    </div>
  )
}

function HearingLink({
  hearing,
  isMain,
  isPreview,
}: {
  hearing: PortalHome['hearing']
  isMain: boolean
  isPreview: boolean
}) {
  const { t } = useMessages('portal')
  const label = hearing.filled > 0 ? t('hearing.continue') : t('hearing.begin')
  return (
    <>
      <p className={classes.when}>
        {t('hearing.filled', { filled: hearing.filled, all: hearing.all })}
        {hearing.minutes && ` · ${t('hearing.minutes', hearing.minutes)}`}
      </p>
      {isPreview ? (
        <Button className={classes.big}>{label}</Button>
      ) : (
        <PageLink to="/hearing" className={isMain ? classes.mainLink : classes.link}>
          {label}
        </PageLink>
      )}
    </>
  )
}
