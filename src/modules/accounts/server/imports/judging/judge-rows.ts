import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { startThread } from '#platform/jobs/thread.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { type ImportCounts, importCountsSchema, rowDecisionSchema } from '../../../contract.ts'
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

/**
 * Writes the verdict on every row of an import as customers are now. The thinking is done in a thread, so that a file of
 * 100,000 rows keeps nobody waiting.
 */
export async function judgeRows(
  context: Context,
  record: ImportRecord,
  onProgress: (rows: number) => Promise<void>,
): Promise<{ counts: ImportCounts; canApply: boolean }> {
  const { id } = record.summary
  const thread = startThread(new URL('./judge-thread.ts', import.meta.url), await importTask(context, record), {
    heapMegabytes: 1_500,
    milliseconds: 280_000,
    tooMuch: invalid('accounts.import.file_too_heavy'),
  })
  const send = (message: JudgeMessage) => thread.send(message)
  const answers = thread.messages()
  await sendRows(context, id, send)
  let done = 0
  for await (const message of answers) {
    const answer = answerSchema.parse(message)
    if ('keys' in answer) await sendCustomers(context, answer.keys, send)
    else if ('verdicts' in answer) {
      await updateVerdicts(context.transaction, id, answer.verdicts)
      await onProgress((done += 1_000))
    } else return answer
  }
  throw new Error('The rows were not judged to the end.')
}

async function sendRows(context: Context, importId: string, send: (message: JudgeMessage) => void): Promise<void> {
  let line = 0
  for (;;) {
    const rows = rawRowsSchema.parse(await selectRawRows(context.transaction, importId, line, batchSize))
    send({ rows })
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) break
    line = last.line
  }
  send('end')
}

async function sendCustomers(context: Context, keys: CustomerKeys, send: (message: JudgeMessage) => void) {
  const ids = await selectCandidateIds(context.transaction, keys)
  for (let start = 0; start < ids.length; start += batchSize) {
    const part = ids.slice(start, start + batchSize)
    const accounts = await selectAccountsOf(context.transaction, part)
    const people = await selectPeopleOf(context.transaction, part)
    send({ customers: accounts.map((account) => ({ account, people: people.get(account.id) ?? [] })) })
  }
  send('end')
}
