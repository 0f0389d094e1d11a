import { Tabs } from '@mantine/core'
import { z } from 'zod'
import { MailDrafts } from '#modules/messaging/web/index.ts'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ProjectPage as Project, readProject } from '../../contract.ts'
import { AdvicePanel } from '../advice/advice-panel.tsx'
import { FilesView } from '../files/files-view.tsx'
import { GoalStrip } from '../goals/goal-strip.tsx'
import { HomeworkView } from '../homework/homework-view.tsx'
import { KickoffView } from '../kickoff/kickoff-view.tsx'
import { MeetingsView } from '../meetings/meetings-view.tsx'
import { OutcomeView } from '../outcome/outcome-view.tsx'
import { PapersView } from '../papers/papers-view.tsx'
import { PlanView } from '../plan/plan-view.tsx'
import { TaskSheet } from '../task/task-sheet.tsx'
import { TrainingView } from '../training/training-view.tsx'
import { MattersView } from '../waiting/matters-view.tsx'
import { projectViews, useProjectAddress } from './address.ts'
import { ProjectDialogs } from './dialogs.tsx'
import { ForecastPanel } from './forecast-panel.tsx'
import { ProjectHeader } from './header.tsx'
import classes from './project.module.css'
import { ProjectStats } from './stats.tsx'

/** One onboarding project: where it stands, its goals, then plan, kickoff, homework and outcome. */
export function ProjectPage() {
  const { projectId } = usePageParams(z.object({ projectId: z.string() }))
  const { data, error, refetch } = useEndpoint(readProject, { params: { id: projectId } })
  if (data) return <ProjectBody project={data} />
  return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
}

function ProjectBody({ project }: { project: Project }) {
  const { t } = useMessages('onboarding')
  const [{ view }, change] = useProjectAddress()
  const badges = {
    plan: project.overdue.vendor,
    // A program without a kickoff has no gate to pass.
    kickoff: project.kickoffTaskId !== null && project.kickoff.doneOn === null ? project.kickoff.missing.length : 0,
    homework: project.homework.overdue,
    meetings: 0,
    training: 0,
    matters: 0,
    outcome: 0,
    papers: 0,
    files: 0,
  }
  return (
    <Page>
      <ProjectHeader project={project} />
      <div className={classes.ours}>
        <AdvicePanel project={project} />
      </div>
      <ProjectStats project={project} />
      <div className={classes.ours}>
        <ForecastPanel project={project} />
      </div>
      <GoalStrip project={project} />
      <div className={classes.ours}>
        <MailDrafts accountId={project.account.id} />
      </div>
      <Tabs
        value={view}
        onChange={(next) => change({ view: projectViews.find((each) => each === next) })}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs ?? ''}>
          {projectViews.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`project.view.${each}`)}
              {badges[each] > 0 && <span className={classes.badge}>{badges[each]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="plan" className={classes.panel ?? ''}>
          <PlanView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="kickoff" className={classes.panel ?? ''}>
          <KickoffView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="meetings" className={classes.panel ?? ''}>
          <MeetingsView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="training" className={classes.panel ?? ''}>
          <TrainingView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="homework" className={classes.panel ?? ''}>
          <HomeworkView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="matters" className={classes.panel ?? ''}>
          <MattersView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="outcome" className={classes.panel ?? ''}>
          <OutcomeView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="papers" className={classes.panel ?? ''}>
          <PapersView project={project} />
        </Tabs.Panel>
        <Tabs.Panel value="files" className={classes.panel ?? ''}>
          <FilesView project={project} />
        </Tabs.Panel>
      </Tabs>
      <TaskSheet project={project} />
      <ProjectDialogs project={project} />
    </Page>
  )
}
