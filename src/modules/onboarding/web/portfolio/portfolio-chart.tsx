import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { addDays } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { TimelineItem } from '../../contract.ts'
import gantt from '../gantt/gantt-view.module.css'
import { GanttAxis } from '../gantt/ground.tsx'
import { type Scale, scaleOf, type Zoom } from '../gantt/scale.ts'
import { levelOf, standingOf } from '../standing.ts'
import { useText } from '../text.ts'
import { useDescription } from './describe.ts'
import classes from './portfolio.module.css'
import { daysOf, spansOf } from './spans.ts'

const rowHeight = 44

interface PortfolioChartProps {
  rows: readonly TimelineItem[]
  zoom: Zoom
  onMore: () => void
}

/** A row a project; only those in view are drawn. The arrow keys go from project to project. */
export function PortfolioChart({ rows, zoom, onMore }: PortfolioChartProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const frame = useRef<HTMLDivElement>(null)
  const now = today()
  const scale = useMemo(() => scaleOf(daysOf(rows, now), zoom), [rows, zoom, now])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (lastShown >= rows.length - 20) onMore()
  }, [lastShown, rows.length, onMore])
  const x = scale.x(now)
  useEffect(() => {
    if (frame.current) frame.current.scrollLeft = Math.max(0, x - frame.current.clientWidth / 3)
  }, [x])
  const step = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || rows[index + by] === undefined) return
    event.preventDefault()
    virtual.scrollToIndex(index + by)
    // The row may be drawn only by the scrolling.
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-index="${index + by}"] a`)?.focus({ preventScroll: true }),
    )
  }
  return (
    <ScrollRegion ref={frame} className={`${gantt.frame ?? ''} ${classes.frame ?? ''}`} label={t('portfolio.label')}>
      <div className={gantt.canvas} style={{ inlineSize: `calc(var(--gantt-names) + ${scale.width}px)` }}>
        <GanttAxis scale={scale} />
        <div className={gantt.body} style={{ blockSize: virtual.getTotalSize() }}>
          <div className={gantt.ground} aria-hidden="true">
            <span className={gantt.line} data-kind="today" style={{ insetInlineStart: x }}>
              <span>{t('gantt.today')}</span>
            </span>
          </div>
          {shown.map(({ index, start }) => {
            const project = rows[index]
            return project ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: the link within takes the keys, the row only moves them on
              <div
                key={project.id}
                data-index={index}
                className={`${gantt.row ?? ''} ${classes.row ?? ''}`}
                style={{ insetBlockStart: start }}
                onKeyDown={(event) => step(event, index)}
              >
                <ProjectRow project={project} scale={scale} />
              </div>
            ) : null
          })}
        </div>
      </div>
    </ScrollRegion>
  )
}

function ProjectRow({ project, scale }: { project: TimelineItem; scale: Scale }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const inWords = useDescription()
  const standing = standingOf(project)
  const { before, main, later, band } = spansOf(project)
  const bar = ({ from, to }: { from: string; to: string }) => {
    const begin = Math.max(0, scale.x(from))
    return { insetInlineStart: begin, inlineSize: Math.max(2, Math.min(scale.width, scale.x(addDays(to, 1))) - begin) }
  }
  return (
    <>
      <div className={`${gantt.name ?? ''} ${classes.name ?? ''}`}>
        <PageLink to={`/onboarding/${project.id}`} aria-label={inWords(project)}>
          {project.account.name}
        </PageLink>
        <span className={classes.facts}>
          <StatusMark level={levelOf(standing)} label={t(`standing.${standing}`)} />
          {project.owner && <span>{project.owner.name}</span>}
        </span>
      </div>
      <div className={classes.track} aria-hidden="true" title={inWords(project)}>
        {before && <span className={classes.before} style={bar(before)} />}
        <span
          className={classes.main}
          data-reached={project.valueConfirmedOn !== null}
          data-ended={project.state === 'ended_without_value'}
          style={bar(main)}
        />
        {later && <span className={classes.later} style={bar(later)} />}
        {band && <span className={classes.band} style={bar(band)} />}
        {project.milestones.map(({ taskId, name, on, isDone }) => (
          <span
            key={taskId}
            className={classes.milestone}
            data-done={isDone}
            title={`${text(name)} ${date(on)}`}
            style={{ insetInlineStart: scale.x(on) + scale.dayWidth / 2 }}
          />
        ))}
      </div>
    </>
  )
}
