import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { startThread } from '#platform/jobs/thread.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { type ImportCounts, importCountsSchema, rowDecisionSchema } from '../../../contract.ts'
import type { KnownCustomer } from '../../../domain/imports/customers/customer-values.ts'
import {
  type ImportTask,
  judgeImport,
  type RawRow,
  readImport,
} from '../../../domain/imports/customers/judge-import.ts'
import type { ImportRecord } from '../import-queries.ts'
import { selectRawRows, updateVerdicts } from '../rows/row-queries.ts'
import { type CustomerKeys, selectAccountsOf, selectCandidateIds, selectPeopleOf } from './customer-queries.ts'
import { importTask } from './import-task.ts'
import type { JudgeMessage } from './judge-thread.ts'

const batchSize = 2_000

const rawRowsSchema = z.array(
  z.object({
    line: z.number(),
    cells: z.array(z.string()),
    decision: rowDecisionSchema.nullable(),
    proposals: z.array(
      z.object({
        reason: z.enum(['same_corporate_number', 'same_name', 'similar_name']),
        line: z.number().optional(),
        accountId: z.string().optional(),
      }),
    ),
  }),
)
const texts = z.array(z.string())
const answerSchema = z.union([
  z.object({
    keys: z.object({ externalIds: texts, corporateNumbers: texts, matchingKeys: texts, accountIds: texts }),
  }),
  z.object({ verdicts: z.string() }),
  z.object({ counts: importCountsSchema, canApply: z.boolean() }),
])

/** Fewer rows are judged at once: starting a thread takes longer. */
const fewRows = 2_000

/**
 * Writes the verdict on every row of an import as customers are now. The thinking on long files is done in a thread, so
 * that 100,000 rows keep nobody waiting.
 */
export async function judgeRows(
  context: Context,
  record: ImportRecord,
  onProgress: (rows: number) => Promise<void>,
): Promise<{ counts: ImportCounts; canApply: boolean }> {
  const task = await importTask(context, record)
  const { id, rowCount } = record.summary
  if (rowCount > fewRows) return judgeInThread(context, id, task, onProgress)
  const rows = (await Array.fromAsync(rawRows(context, id))).flat()
  const { read, keys } = readImport(rows, task)
  const customers = (await Array.fromAsync(knownCustomers(context, keys))).flat()
  const judged = judgeImport(rows, read, customers, task)
  await updateVerdicts(context.transaction, id, JSON.stringify(judged.rows))
  return judged
}

async function judgeInThread(
  context: Context,
  importId: string,
  task: ImportTask,
  onProgress: (rows: number) => Promise<void>,
): Promise<{ counts: ImportCounts; canApply: boolean }> {
  const thread = startThread(new URL('./judge-thread.ts', import.meta.url), task, {
    heapMegabytes: 1_500,
    milliseconds: 280_000,
    tooMuch: invalid('accounts.import.file_too_heavy'),
  })
  const send = (message: JudgeMessage) => thread.send(message)
  const answers = thread.messages()
  for await (const rows of rawRows(context, importId)) send({ rows })
  send('end')
  let done = 0
  for await (const message of answers) {
    const answer = answerSchema.parse(message)
    if ('keys' in answer) {
      for await (const customers of knownCustomers(context, answer.keys)) send({ customers })
      send('end')
    } else if ('verdicts' in answer) {
      await updateVerdicts(context.transaction, importId, answer.verdicts)
      done += 1_000
      await onProgress(done)
    } else return answer
  }
  throw new Error('The rows were not judged to the end.')
}

async function* rawRows(context: Context, importId: string): AsyncGenerator<RawRow[]> {
  let line = 0
  for (;;) {
    const rows = rawRowsSchema.parse(await selectRawRows(context.transaction, importId, line, batchSize))
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    line = last.line
  }
}

async function* knownCustomers(context: Context, keys: CustomerKeys): AsyncGenerator<KnownCustomer[]> {
  const ids = await selectCandidateIds(context.transaction, keys)
  for (let start = 0; start < ids.length; start += batchSize) {
    const part = ids.slice(start, start + batchSize)
    const accounts = await selectAccountsOf(context.transaction, part)
    const people = await selectPeopleOf(context.transaction, part)
    yield accounts.map((account) => ({ account, people: people.get(account.id) ?? [] }))
  }
}
