import { Button, SegmentedControl, Switch } from '@mantine/core'
import { IconFileExport, IconFileImport, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { BoardView } from '../board/board-view.tsx'
import { CalendarView } from '../calendar/calendar-view.tsx'
import { BaselineView } from '../capacity/baseline-view.tsx'
import { LoadView } from '../capacity/load-view.tsx'
import { AdditionCard } from '../edits/addition-card.tsx'
import { ProposalCard } from '../edits/proposal-card.tsx'
import { GanttView } from '../gantt/gantt-view.tsx'
import { type PlanViewName, planViews, useProjectAddress } from '../project/address.ts'
import { isClosed } from '../standing.ts'
import { GanttStrip } from './gantt-strip.tsx'
import classes from './plan.module.css'
import { TaskTable } from './task-table.tsx'

/** The plan, looked at in the way that the address names. */
export function PlanView({ project }: { project: ProjectPage }) {
  const can = usePermissions()
  const [{ as = 'table' }] = useProjectAddress()
  const isEditable = can('onboarding.write') && !isClosed(project)
  const views: Record<PlanViewName, ReactNode> = {
    table: <TableView project={project} isEditable={isEditable} />,
    gantt: <GanttView project={project} isEditable={isEditable} />,
    board: <BoardView project={project} isEditable={isEditable} />,
    calendar: <CalendarView project={project} isEditable={isEditable} />,
    load: <LoadView project={project} isEditable={isEditable} />,
    baseline: <BaselineView project={project} />,
  }
  return (
    <div className={classes.view}>
      {isEditable && <AdditionCard project={project} />}
      {isEditable && <ProposalCard project={project} />}
      <Agreement project={project} />
      <ViewSwitch />
      {views[as]}
    </div>
  )
}

/** Which version of the plan counts, and who of the customer agreed to it. */
function Agreement({ project: { planVersion } }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { number, agreed } = planVersion
  const label = agreed
    ? t('plan.agreed', { number, name: agreed.name, date: date(agreed.on) })
    : t('plan.notAgreed', { number })
  return <p className={classes.quiet}>{label}</p>
}

function ViewSwitch() {
  const { t } = useMessages('onboarding')
  const [{ as = 'table' }, change] = useProjectAddress()
  return (
    <div className={classes.switch}>
      <SegmentedControl
        aria-label={t('plan.as.label')}
        data={planViews.map((each) => ({ value: each, label: t(`plan.as.${each}`) }))}
        value={as}
        onChange={(next) => change({ as: next === 'table' ? undefined : next })}
      />
    </div>
  )
}

/** The weeks at a glance, then the work stage by stage. */
function TableView({ project, isEditable }: { project: ProjectPage; isEditable: boolean }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [{ side, open }, change] = useProjectAddress()
  const tasks = project.tasks.filter(
    (task) => (side === undefined || task.side === side || task.side === 'joint') && (!open || isOpen(task)),
  )
  return (
    <>
      <GanttStrip
        tasks={project.tasks.filter((task) => task.status !== 'skipped')}
        stages={project.stages}
        startOn={project.contractStartOn}
        valueOn={project.valueConfirmedOn ?? project.valueOn}
        today={today()}
        label={t('gantt.label')}
      />
      <Section
        title={t('plan.title')}
        count={tasks.length}
        actions={
          <div className={classes.tools}>
            <SegmentedControl
              aria-label={t('plan.side')}
              data={[
                { value: 'all', label: t('plan.allSides') },
                { value: 'vendor', label: t('side.vendor') },
                { value: 'customer', label: t('side.customer') },
              ]}
              value={side ?? 'all'}
              onChange={(next) => change({ side: next === 'vendor' || next === 'customer' ? next : undefined })}
            />
            <Switch
              label={t('plan.onlyOpen')}
              checked={open ?? false}
              onChange={(event) => change({ open: event.currentTarget.checked || undefined })}
            />
            <Button
              size="compact-sm"
              leftSection={<IconFileExport size={14} />}
              onClick={() => change({ dialog: 'export' })}
            >
              {t('wbs.export')}
            </Button>
            {isEditable && (
              <Button
                size="compact-sm"
                leftSection={<IconFileImport size={14} />}
                onClick={() => change({ dialog: 'import' })}
              >
                {t('wbs.import.open')}
              </Button>
            )}
            {isEditable && (
              <Button
                size="compact-sm"
                leftSection={<IconPlus size={14} />}
                onClick={() => change({ dialog: 'add_task' })}
              >
                {t('plan.add')}
              </Button>
            )}
          </div>
        }
      >
        <TaskTable project={project} tasks={tasks} isEditable={isEditable} />
      </Section>
    </>
  )
}
