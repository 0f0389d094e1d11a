import type { Context } from '#platform/context/context.ts'
import type { PlanEditInput } from '../../contract.ts'
import { levellingMoves } from '../../domain/capacity/levelling.ts'
import { type LoadBasis, type LoadTask, loadByWeek } from '../../domain/capacity/load.ts'
import { analysePlan } from '../../domain/network/analysis.ts'
import { isOpen } from '../../domain/task.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned, type Task } from '../plan/task-tables.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import { readPeople } from '../projects/read-people.ts'
import { todayOf } from '../today.ts'
import { selectWorkElsewhere } from './load-queries.ts'
import { readWeeklyMinutes } from './read-capacities.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readLoad(context: Context, projectId: string) {
  const project = await requireListedProject(context, projectId)
  const tasks = await selectTasks(context.transaction, [projectId])
  const calendars = await readProjectCalendars(context, project)
  const people = await readPeople(context, project.account_id)
  const { vendorMinutes, customerMinutes, own: ownMinutes } = await readWeeklyMinutes(context)
  const today = todayOf(context)
  const analysis = analysePlan(tasks.map(planned), {
    calendars,
    valueTaskKey: project.program.valueTaskKey,
    from: today,
  })
  const work = tasks.filter((task) => isOpen(task) && task.effort_minutes > 0)
  const ownerOf = (task: Task) => task.owner_user_id ?? task.owner_stakeholder_id
  const userIds = [...new Set(work.flatMap(({ owner_user_id: id }) => (id === null ? [] : [id])))]
  const elsewhere = await selectWorkElsewhere(context.transaction, projectId, userIds)
  const named = new Map(tasks.map((task) => [task.key, { taskId: task.task_id, name: task.texts.name }]))

  const loads = people.flatMap(({ kind, id, name }) => {
    const isOurs = kind === 'user'
    const basis: LoadBasis = {
      calendar: isOurs ? calendars.vendor : calendars.customer,
      today,
      minutesPerWeek: isOurs ? (ownMinutes.get(id) ?? vendorMinutes) : customerMinutes,
    }
    const own = work.filter((task) => ownerOf(task) === id)
    const others = elsewhere.filter((task) => task.owner_user_id === id).map((task) => ({ ...task, key: task.task_id }))
    if (own.length === 0) return []
    const here = own.map((task) => toLoad(id, task))
    const there = others.map((task) => toLoad(id, task))
    const room = (task: Task) => {
      const facts = analysis.get(task.key)
      if (task.is_pinned || task.status !== 'todo' || task.kind === 'kickoff') return null
      return facts?.freeSlack ?? facts?.totalSlack ?? null
    }
    const movable = own.map((task) => ({ ...toLoad(id, task), roomDays: room(task) }))
    const fixed = there.map((task) => ({ ...task, roomDays: null }))
    const weeksThere = new Map(loadByWeek(there, basis).map((week) => [week.weekOn, week.minutes]))
    const weeks = loadByWeek([...here, ...there], basis).map(({ taskKeys, ...week }) => ({
      ...week,
      elsewhereMinutes: weeksThere.get(week.weekOn) ?? 0,
      tasks: taskKeys.flatMap((key) => named.get(key) ?? []),
    }))
    const person = { kind, id, name }
    return [
      { person, weeklyMinutes: basis.minutesPerWeek, weeks, moves: levellingMoves([...movable, ...fixed], basis) },
    ]
  })
  return {
    people: loads.map(({ person, weeklyMinutes, weeks }) => ({ person, weeklyMinutes, weeks })),
    unassigned: work.filter((task) => ownerOf(task) === null).length,
    levelling: loads
      .flatMap(({ moves }) => moves)
      .flatMap(({ key, startOn }): PlanEditInput[] => {
        const task = named.get(key)
        return task === undefined ? [] : [{ kind: 'move', taskId: task.taskId, startOn }]
      }),
  }
}

function toLoad(
  person: string,
  task: { key: string; start_on: string; due_on: string; effort_minutes: number },
): LoadTask {
  return {
    key: task.key,
    person,
    startOn: task.start_on,
    dueOn: task.due_on,
    effortMinutes: task.effort_minutes,
  }
}
