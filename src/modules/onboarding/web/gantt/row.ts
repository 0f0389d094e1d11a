import type { TaskView } from '../../contract.ts'

/** A line of the chart: a stage's heading, or a task. */
export type GanttRow = { key: string; name: string; task?: undefined } | { key: string; name: string; task: TaskView }
