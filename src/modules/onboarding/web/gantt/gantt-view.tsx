import { SegmentedControl } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { addDays } from '#platform/kernel/dates.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listClosedDays, type ProjectPage } from '../../contract.ts'
import { GanttStrip } from '../plan/gantt-strip.tsx'
import legend from '../plan/legend.module.css'
import { useProjectAddress } from '../project/address.ts'
import { useText } from '../text.ts'
import { GanttBar } from './gantt-bar.tsx'
import classes from './gantt-view.module.css'
import { GanttAxis, GanttGround } from './ground.tsx'
import { GanttLinks } from './links.tsx'
import type { GanttRow } from './row.ts'
import { type Scale, scaleOf, zooms } from './scale.ts'
import { useGanttDrag } from './use-gantt-drag.tsx'

const rowHeight = 34

/** The plan over time, to be taken hold of: bars move, grow and are linked by pointer or keyboard. */
export function GanttView({ project, isEditable }: { project: ProjectPage; isEditable: boolean }) {
  const { t, language } = useMessages('onboarding')
  const { today } = useFormats()
  const [{ zoom = 'week' }, change] = useProjectAddress()
  const rows = useGanttRows(project)
  const tasks = project.tasks
  const scale = useMemo(() => {
    const days = tasks.flatMap((task) => [task.startOn, task.dueOn, task.baselineStartOn, task.baselineDueOn])
    return scaleOf([...days, project.valueOn, today()], zoom)
  }, [tasks, project.valueOn, zoom, today])
  const closed = useEndpoint(listClosedDays, {
    params: { id: project.id },
    query: { from: scale.first, to: addDays(scale.first, scale.days), locale: language },
  })
  return (
    <section aria-label={t('ganttView.label')}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('ganttView.zoom')}
          data={zooms.map((each) => ({ value: each, label: t(`ganttView.by.${each}`) }))}
          value={zoom}
          onChange={(next) => change({ zoom: zooms.find((each) => each === next) })}
        />
        <p className={classes.hint}>{isEditable ? t('ganttView.hint') : t('ganttView.readHint')}</p>
      </div>
      <Chart project={project} rows={rows} scale={scale} closed={closed.data?.items ?? []} isEditable={isEditable} />
      <ul className={`${legend.legend} ${classes.legend}`}>
        {(
          ['vendor', 'customer', 'joint', 'done', 'critical', 'slack', 'baseline', 'closed', 'customerClosed'] as const
        ).map((each) => (
          <li key={each} data-kind={each}>
            {t(`ganttView.legend.${each}`)}
          </li>
        ))}
      </ul>
      <div className={classes.print}>
        <GanttStrip
          tasks={tasks.filter((task) => task.status !== 'skipped')}
          stages={project.stages}
          startOn={project.contractStartOn}
          valueOn={project.valueConfirmedOn ?? project.valueOn}
          today={today()}
          label={t('gantt.label')}
          isPaper
        />
      </div>
    </section>
  )
}

function useGanttRows(project: ProjectPage): GanttRow[] {
  const text = useText()
  const { t } = useMessages('onboarding')
  const known = new Set(project.stages.map(({ key }) => key))
  return [...project.stages, { key: '', name: undefined }].flatMap((stage): GanttRow[] => {
    const tasks = project.tasks.filter(
      (task) => task.phase === 1 && (known.has(task.stage) ? task.stage === stage.key : stage.key === ''),
    )
    if (tasks.length === 0) return []
    const name = stage.name === undefined ? t('plan.otherStage') : text(stage.name)
    return [
      { key: `stage ${stage.key}`, name },
      ...tasks.map((task) => ({ key: task.id, name: text(task.name), task })),
    ]
  })
}

interface ChartProps {
  project: ProjectPage
  rows: readonly GanttRow[]
  scale: Scale
  closed: Parameters<typeof GanttGround>[0]['closed']
  isEditable: boolean
}

function Chart({ project, rows, scale, closed, isEditable }: ChartProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [, change] = useProjectAddress()
  const frame = useRef<HTMLDivElement>(null)
  const { drag, handlers, dialog } = useGanttDrag(project, scale)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const now = scale.x(today())
  useEffect(() => {
    // Today a third into view, whatever the zoom.
    if (frame.current) frame.current.scrollLeft = Math.max(0, now - frame.current.clientWidth / 3)
  }, [now])
  const shown = virtual.getVirtualItems()
  return (
    <ScrollRegion ref={frame} className={classes.frame} label={t('ganttView.scroll')}>
      <div className={classes.canvas} style={{ inlineSize: `calc(var(--gantt-names) + ${scale.width}px)` }}>
        <GanttAxis scale={scale} />
        <div className={classes.body} style={{ blockSize: virtual.getTotalSize() }}>
          <GanttGround scale={scale} closed={closed} valueOn={project.valueConfirmedOn ?? project.valueOn} />
          <GanttLinks rows={rows} shown={shown} scale={scale} rowHeight={rowHeight} drag={drag} />
          {shown.map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={row.key}
                className={classes.row}
                data-stage={row.task === undefined}
                style={{ insetBlockStart: start }}
              >
                <div className={classes.name} title={row.name}>
                  {row.name}
                </div>
                {row.task && (
                  <GanttBar
                    task={row.task}
                    scale={scale}
                    drag={drag?.taskId === row.task.id ? drag : undefined}
                    isEditable={isEditable}
                    onOpen={(task) => change({ task: task.id })}
                    handlers={handlers}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
      {dialog}
    </ScrollRegion>
  )
}
