import { useElementSize } from '@mantine/hooks'
import { Fragment } from 'react'
import { truncate } from '#platform/kernel/japanese-text.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { DueState } from '../../domain/plan/homework.ts'
import type { Side } from '../../domain/task.ts'
import { useText } from '../text.ts'
import classes from './gantt.module.css'
import { type GanttLayout, layOutGantt } from './gantt.ts'

export interface GanttTask {
  key: string
  name: { ja: string; en: string }
  stage: string
  side: Side
  startOn: string
  dueOn: string
  isMilestone: boolean
  dueState?: DueState
}

interface GanttStripProps {
  tasks: readonly GanttTask[]
  stages: readonly { key: string; name: { ja: string; en: string } }[]
  startOn: string
  valueOn: string
  /** Left out where nothing has begun yet. */
  today?: string
  label: string
  /** On paper: as wide as the sheet, each task with its name. */
  isPaper?: boolean
}

interface Size {
  lane: number
  /** Room for names at the left. */
  names: number
  /** Of the whole. */
  width: number
}

const head = 34
const gap = 7
/** A3 across, whose margins leave 396 mm. */
const paper: Size = { lane: 16, names: 400, width: 1480 }
const stageRoom = 100
/** As many as fit between stage and bars. */
const mostLetters = 24

/** The plan over the weeks, stage by stage: to be looked at and printed; the table below it says the same in words. */
export function GanttStrip({ tasks, stages, startOn, valueOn, today, label, isPaper = false }: GanttStripProps) {
  const { t } = useMessages('onboarding')
  const { ref, width } = useElementSize()
  const text = useText()
  const layout = layOutGantt(tasks, startOn, today === undefined ? [valueOn] : [valueOn, today])
  const screen: Size = { lane: 9, names: width < 560 ? 0 : 108, width: Math.max(width, 280) }
  const { lane, names, width: whole } = isPaper ? paper : screen
  const bands = bandsOf(stages, layout, lane)
  const height = head + bands.reduce((sum, band) => sum + band.lanes.length * lane + gap, 0) + 4
  const x = (share: number) => names + share * (whole - names)
  return (
    <figure ref={ref} className={classes.strip}>
      <svg viewBox={`0 0 ${whole} ${height}`} role="img" aria-label={label}>
        <Weeks layout={layout} x={x} height={height} />
        {bands.map((band) => (
          <g key={band.key}>
            <line className={classes.rule} x1={0} x2={whole} y1={band.top - gap / 2} y2={band.top - gap / 2} />
            {names > 0 && (
              <text className={classes.stage} x={0} y={band.top + 8}>
                {text(band.name)}
              </text>
            )}
            {band.lanes.map(({ task, from, to }, index) => (
              <Fragment key={task.key}>
                {isPaper && (
                  <text className={classes.task} x={stageRoom} y={band.top + index * lane + 8}>
                    {truncate(text(task.name), mostLetters)}
                  </text>
                )}
                <Bar task={task} from={x(from)} to={x(to)} y={band.top + index * lane} />
              </Fragment>
            ))}
          </g>
        ))}
        <Mark at={x(layout.at(valueOn))} height={height} label={t('gantt.value')} kind="value" whole={whole} />
        {today !== undefined && (
          <Mark at={x(layout.at(today))} height={height} label={t('gantt.today')} kind="today" whole={whole} />
        )}
      </svg>
      <figcaption className={classes.legend}>
        {(['vendor', 'customer', 'joint', 'done', 'overdue', 'milestone'] as const)
          .filter((each) => today !== undefined || (each !== 'done' && each !== 'overdue'))
          .map((each) => (
            <span key={each} data-kind={each}>
              {t(`gantt.legend.${each}`)}
            </span>
          ))}
      </figcaption>
    </figure>
  )
}

function bandsOf(stages: GanttStripProps['stages'], layout: GanttLayout<GanttTask>, lane: number) {
  let top = head
  return stages.flatMap((stage) => {
    const lanes = layout.lanes.filter(({ task }) => task.stage === stage.key)
    if (lanes.length === 0) return []
    const band = { ...stage, lanes, top }
    top += lanes.length * lane + gap
    return [band]
  })
}

interface WeeksProps {
  layout: GanttLayout<GanttTask>
  x: (share: number) => number
  height: number
}

function Weeks({ layout, x, height }: WeeksProps) {
  const { date } = useFormats()
  const { t } = useMessages('onboarding')
  const isTight = x(1) - x(0) < layout.weeks.length * 44
  return layout.weeks.map((week, index) => (
    <g key={week.on}>
      <line className={classes.week} x1={x(week.at)} x2={x(week.at)} y1={head - 8} y2={height} />
      {(!isTight || index % 2 === 0) && (
        <text className={classes.weekName} x={x(week.at) + 3} y={head - 10}>
          {t('gantt.day', { date: date(week.on, 'plain').replace(/^\d{4}\/| \d{4}$/g, '') })}
        </text>
      )}
    </g>
  ))
}

function Bar({ task, from, to, y }: { task: GanttTask; from: number; to: number; y: number }) {
  const { date } = useFormats()
  const text = useText()
  const middle = y + 3.5
  return (
    <g className={classes.bar} data-side={task.side} data-state={task.dueState}>
      <title>{`${text(task.name)} ${date(task.startOn)}–${date(task.dueOn)}`}</title>
      <rect x={from} y={y} width={Math.max(to - from, 4)} height={6} rx={2} />
      {task.isMilestone && <path d={`M${to} ${middle - 6}l6 6-6 6-6-6Z`} />}
    </g>
  )
}

interface MarkProps {
  at: number
  height: number
  label: string
  kind: 'today' | 'value'
  whole: number
}

function Mark({ at, height, label, kind, whole }: MarkProps) {
  const isAtEnd = at > whole - 70
  const y = kind === 'today' ? 11 : 22 - 11
  return (
    <g className={classes.mark} data-kind={kind}>
      <line x1={at} x2={at} y1={4} y2={height} />
      <text x={isAtEnd ? at - 4 : at + 4} y={y} textAnchor={isAtEnd ? 'end' : 'start'}>
        {label}
      </text>
    </g>
  )
}
