import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { recordEvents } from '#platform/events/record-event.ts'
import { type Account, accountInputSchema, phaseSchema, stakeholderInputSchema } from '../../../contract.ts'
import {
  accountInput,
  contactInput,
  type KnownPerson,
  personValues,
} from '../../../domain/imports/customers/customer-values.ts'
import type { ImportTask } from '../../../domain/imports/customers/judge-import.ts'
import { personOf } from '../../../domain/imports/recognise-person.ts'
import { stakeholdersChanged } from '../../../events.ts'
import { insertAccounts } from '../../profiles/insert-accounts.ts'
import { type ContactChange, updateContacts } from '../../stakeholders/change-contacts.ts'
import { insertStakeholders, type NewStakeholder } from '../../stakeholders/create-stakeholder.ts'
import { selectPeopleOf } from '../judging/customer-queries.ts'
import { selectVerdictRows, updateOutcomes } from '../rows/row-queries.ts'
import { updateAccounts } from './change-accounts.ts'
import type { PersonOutcome, RowOutcome } from './row-outcome.ts'

const batchSize = 500
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const valuesSchema = z.record(z.string(), valueSchema)
const changeSchema = accountInputSchema.partial()

type OnProgress = (rows: number) => Promise<void>

interface JudgedRow {
  line: number
  values: z.output<typeof valuesSchema>
  account_id: string | null
}

async function* batchesOf(context: Context, importId: string, verdict: 'add' | 'update'): AsyncGenerator<JudgedRow[]> {
  let line = 0
  for (;;) {
    const found = await selectVerdictRows(context.transaction, importId, verdict, line, batchSize)
    const rows = found.map((row) => ({ ...row, values: valuesSchema.parse(row.values) }))
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    line = last.line
  }
}

/** Makes the customers of rows to be added, with the people they name; answers how many. */
export async function writeNewCustomers(context: Context, importId: string, task: ImportTask, onProgress: OnProgress) {
  let written = 0
  for await (const rows of batchesOf(context, importId, 'add')) {
    const inputs = rows.map(({ values }) => ({
      ...accountInputSchema.parse(accountInput(values, task.plan.currency, task.world.customFields)),
      phase: phaseSchema.optional().parse(values.phase ?? values.assumedPhase),
      phaseSince: z.string().optional().parse(values.assumedPhaseSince),
    }))
    const ids = await insertAccounts(context, inputs)
    const contacts = rows.flatMap(({ line, values }, index) => {
      const input = contactInput(values)
      const accountId = ids[index]
      return input && accountId ? [{ line, person: { ...stakeholderInputSchema.parse(input), accountId } }] : []
    })
    const people = await insertStakeholders(
      context,
      contacts.map(({ person }) => person),
    )
    const personOfLine = new Map(contacts.map(({ line }, index) => [line, people[index]]))
    await updateOutcomes(
      context.transaction,
      importId,
      rows.map(({ line }, index) => {
        const id = personOfLine.get(line)
        const outcome: RowOutcome = {
          written: 'added',
          version: 1,
          ...(id && { person: { id, version: 1, before: null } }),
        }
        return { line, accountId: ids[index] ?? '', outcome }
      }),
    )
    written += rows.length
    await onProgress(written)
  }
  return written
}

/** Changes the customers of rows that update them; a person whom nobody there is like is added. */
export async function writeUpdates(context: Context, importId: string, task: ImportTask, onProgress: OnProgress) {
  let written = 0
  for await (const rows of batchesOf(context, importId, 'update')) {
    const byAccount = new Map(rows.flatMap((row) => (row.account_id === null ? [] : [[row.account_id, row] as const])))
    const changes = new Map(
      [...byAccount].map(([id, { values }]) => [
        id,
        changeSchema
          .omit({ parentAccountId: true })
          .parse(accountInput(values, task.plan.currency, task.world.customFields)),
      ]),
    )
    const pairs = new Map((await updateAccounts(context, changes)).map((pair) => [pair.after.id, pair]))
    const people = await selectPeopleOf(context.transaction, [...byAccount.keys()])
    const contacts = await writeContacts(context, byAccount, people)
    const outcomes = []
    for (const [accountId, { line }] of byAccount) {
      const pair = pairs.get(accountId)
      const person = contacts.get(accountId)
      const outcome: RowOutcome = {
        written: 'updated',
        ...(pair && { version: pair.after.version, before: factsBefore(pair.before, pair.after) }),
        ...(person && { person }),
      }
      if (pair ?? person) outcomes.push({ line, accountId, outcome })
    }
    await updateOutcomes(context.transaction, importId, outcomes)
    written += rows.length
    await onProgress(written)
  }
}

/** The facts that a change replaced, as they were. */
function factsBefore(before: Account, after: Account): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after))
  const isKept = (key: string) => key === 'version' || key === 'updatedAt'
  return Object.fromEntries(
    Object.entries(before).filter(
      ([key, value]) => !isKept(key) && JSON.stringify(value) !== JSON.stringify(now.get(key)),
    ),
  )
}

/** Changes the people that rows name, and adds those nobody there is like; answers what was written by customer. */
async function writeContacts(
  context: Context,
  rows: ReadonlyMap<string, JudgedRow>,
  peopleOf: ReadonlyMap<string, readonly KnownPerson[]>,
): Promise<Map<string, PersonOutcome>> {
  const added: NewStakeholder[] = []
  const changed: (ContactChange & { known: KnownPerson })[] = []
  for (const [accountId, { values }] of rows) {
    const input = contactInput(values)
    if (!input) continue
    const parsed = stakeholderInputSchema.parse(input)
    const people = peopleOf.get(accountId) ?? []
    const found = personOf(people.map(personValues), values)
    const known = people.find((person) => person.id === found?.id)
    if (!known) {
      added.push({ ...parsed, accountId })
      continue
    }
    // A row that names a person only by e-mail address says nothing of the name.
    const change = values.contactFamily === undefined ? { ...parsed, familyName: known.familyName } : parsed
    changed.push({ accountId, id: known.id, version: known.version, change, known })
  }
  const outcomes = new Map<string, PersonOutcome>()
  const ids = await insertStakeholders(context, added)
  // Customers that are new have nothing yet that goes by its people.
  await recordEvents(
    context,
    stakeholdersChanged,
    added.map(({ accountId }) => ({ payload: { accountId }, accountId })),
  )
  for (const [index, id] of ids.entries()) outcomes.set(added[index]?.accountId ?? '', { id, version: 1, before: null })
  const written = await updateContacts(context, changed)
  for (const { accountId, known } of changed) {
    const after = written.get(known.id)
    const { id, version, ...before } = known
    if (after && after.version !== version) outcomes.set(accountId, { id, version: after.version, before })
  }
  return outcomes
}
