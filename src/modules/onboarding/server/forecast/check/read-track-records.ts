import type { Context } from '#platform/context/context.ts'
import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import { checkDayOf, enoughChecks, forecastMethod } from '../../../domain/forecast/check.ts'
import type { ForecastProject } from '../forecaster.ts'
import { selectLatestCheck } from './check-queries.ts'

export interface TrackRecord {
  /** By how much the band is widened. */
  factor: number
  /** Past projects at that age whose band is over, and those that it held. */
  n: number
  held: number
}

/** How past bands did for projects of the same age: of the same program where there are enough, else of all. One query. */
export async function readTrackRecords(
  { transaction }: Context,
  today: PlainDateString,
): Promise<(project: Pick<ForecastProject, 'program_key' | 'contract_start_on'>) => TrackRecord> {
  const rows = await selectLatestCheck(transaction, forecastMethod)
  return (project) => {
    const day = checkDayOf(daysBetween(project.contract_start_on, today))
    const ofDay = rows.filter(({ as_of_day }) => as_of_day === day)
    const all = ofDay.find(({ program_key }) => program_key === '')
    const own = ofDay.find(({ program_key }) => program_key === project.program_key)
    const shown = own !== undefined && own.n >= enoughChecks ? own : all
    return { factor: all?.factor ?? 1, n: shown?.n ?? 0, held: shown?.wide_held ?? 0 }
  }
}
