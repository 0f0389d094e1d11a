import { DuckDBInstance } from '@duckdb/node-api'
import type pg from 'pg'

/** The same events in DuckDB, on two threads; answers milliseconds of making the same rollups there, and their sums. */
export async function rollWithDuck(
  owner: pg.Pool,
  file: string,
): Promise<{ load: () => Promise<void>; roll: () => Promise<number>; sums: () => Promise<string> }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const duck = await instance.connect()
  return {
    load: async () => {
      await owner.query(`copy (select group_key, user_key, event_key, day from usage.events) to '${file}' csv`)
      await duck.run(`create table events as select column0 as group_key, column1 as user_key, column2 as event_key, column3 as day
        from read_csv('${file}', header = false, columns = {'column0': 'BIGINT', 'column1': 'BIGINT', 'column2': 'BIGINT', 'column3': 'DATE'})`)
    },
    roll: async () => {
      const begun = performance.now()
      await duck.run(
        'create or replace table event_days as select group_key, day, event_key, count(*) as events, count(distinct user_key) as users from events group by all',
      )
      await duck.run(
        'create or replace table account_days as select group_key, day, count(*) as events, count(distinct user_key) as users from events group by all',
      )
      return performance.now() - begun
    },
    sums: async () => {
      const reader =
        await duck.runAndReadAll(`select (select count(*) || ' ' || sum(events) || ' ' || sum(users) from event_days),
        (select count(*) || ' ' || sum(events) || ' ' || sum(users) from account_days)`)
      return reader.getRows().join(' ')
    },
  }
}
