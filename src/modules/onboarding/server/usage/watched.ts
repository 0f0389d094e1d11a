import { z } from 'zod'
import { builtInWinRules } from '../../content/win-rules.ts'
import { type UsageRule, usageRuleSchema } from '../../domain/usage/usage-rule.ts'
import { isAsked, standingOfTask, standingOfWin, type Watched } from '../../domain/usage/watches.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import type { WatchedRow } from './watch-queries.ts'

const programWinsSchema = z.array(z.object({ key: z.string(), rule: usageRuleSchema })).nullable()
const ruleSchema = usageRuleSchema.nullable()

export interface Asked extends Watched {
  rule: UsageRule
  project: ProjectKey
  since: string
}

/** All early wins and watched tasks of a project, with the rule that counts and how they stand. */
export function watchedOf(row: WatchedRow): Watched[] {
  const ofProgram = new Map((programWinsSchema.parse(row.program_wins) ?? []).map(({ key, rule }) => [key, rule]))
  const watchOf = (subject: Watched['subject'], key: string) => {
    const watch = row.watches.find((each) => each.subject === subject && each.key === key)
    return {
      subject,
      key,
      own: ruleSchema.parse(watch?.rule ?? null) ?? undefined,
      isOff: watch?.isOff ?? false,
      foundOn: watch?.foundOn ?? null,
    }
  }
  const wins = [...builtInWinRules].map(([key, builtIn]): Watched => {
    const { own, ...watch } = watchOf('win', key)
    const win = row.wins.find((each) => each.key === key)
    return { ...watch, rule: own ?? ofProgram.get(key) ?? builtIn, standing: standingOfWin(win, watch.foundOn) }
  })
  const tasks = row.tasks.map((task): Watched => {
    const { own, ...watch } = watchOf('task', task.key)
    const ofTask = ruleSchema.parse(task.rule) ?? undefined
    return { ...watch, rule: own ?? ofTask, standing: standingOfTask(task, watch.foundOn) }
  })
  return [...wins, ...tasks]
}

/** What usage is to be asked for these projects. */
export function askedOf(rows: readonly WatchedRow[]): Asked[] {
  return rows.flatMap((row) =>
    watchedOf(row)
      .filter(isAsked)
      .map((watched) => ({ ...watched, project: row, since: row.contract_start_on })),
  )
}
