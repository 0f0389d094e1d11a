import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { MeetingKind } from '../../domain/meeting/meeting.ts'
import { buildProject } from '../../testing.ts'
import { listProjectMeetings } from '../meetings/list-meetings.ts'
import { planMeetings } from '../meetings/plan-meetings.ts'
import { selectSharedFiles } from '../portal/read-file.ts'
import { findProject } from '../projects/project-queries.ts'
import { addFile } from './add-file.ts'
import { shareFile } from './change-file.ts'

let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock: createFakeClock('2026-04-01T01:00:00Z') })
})
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const rhythm = {
  regular: 'weekly',
  early: 'none',
  weekday: 3,
  time: '10:00',
  hoursFrom: '09:00',
  hoursTo: '18:00',
} as const

async function withFile(kind: MeetingKind) {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run((context) => planMeetings(context, projectId, rhythm))
  const { items } = await run((context) => listProjectMeetings(context, projectId))
  const meeting = items.find((each) => each.kind === kind)
  if (!meeting) throw new Error(`no proposed ${kind}`)
  const file = {
    accountId,
    fileId: newId(),
    fileName: '議題.pdf',
    byteSize: 10,
    sha256: '0'.repeat(64),
    contentType: 'application/pdf',
  }
  const target = { subject: 'meeting' as const, subjectId: meeting.id, clientId: newId(), file }
  const { id: fileId } = await run((context) => addFile(context, projectId, target))
  const shown = () =>
    run(async (context) => {
      const project = await findProject(context.transaction, projectId)
      if (!project) throw new Error('no project')
      return (await selectSharedFiles(context, project, new Set())).map(({ attachment_id }) => attachment_id)
    })
  return { projectId, meeting, fileId, shown }
}

it('keeps a proposed meeting that has a file when the plan moves', async () => {
  const { projectId, meeting } = await withFile('check_in')
  await run((context) => planMeetings(context, projectId, { ...rhythm, weekday: 4 }))
  const { items } = await run((context) => listProjectMeetings(context, projectId))
  expect(items.find(({ id }) => id === meeting.id)).toMatchObject({ on: meeting.on, state: 'proposed' })
})

it('shows the customer a file of a meeting with it, and of no meeting that is not found', async () => {
  const { projectId, meeting, fileId, shown } = await withFile('check_in')
  expect(await shown()).toEqual([])
  await run((context) => shareFile(context, { id: projectId, fileId }, { visibility: 'customer' }))
  expect(await shown()).toEqual([fileId])
  await database.owner.query('delete from onboarding.meetings where meeting_id = $1', [meeting.id])
  expect(await shown()).toEqual([])
})

it('refuses to show a file of a meeting of ours', async () => {
  const { projectId, fileId, shown } = await withFile('handoff_30')
  const share = run((context) => shareFile(context, { id: projectId, fileId }, { visibility: 'customer' }))
  await expect(share).rejects.toMatchObject({ code: 'onboarding.file_internal' })
  await database.owner.query(`update onboarding.attachments set visibility = 'customer' where attachment_id = $1`, [
    fileId,
  ])
  expect(await shown()).toEqual([])
})
