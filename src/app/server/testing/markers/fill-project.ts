import { expect } from 'vitest'
import { z } from 'zod'
import type { Call } from '../../../testing.ts'

export interface FilledProject {
  accountId: string
  projectId: string
  /** Homework that the customer sees. */
  taskId: string
  /** Who is asked to the training. */
  stakeholderIds: readonly string[]
}

const made = z.object({ id: z.string(), version: z.number() })
const day = '2026-04-06'

/**
 * Gives a project something of every kind through the product itself: what is shared with the customer, and beside it
 * what is not, with the words given in every internal place. Answers with the identifiers of what it made.
 */
export async function fillProject(csm: Call, where: FilledProject, words: string): Promise<string[]> {
  const call = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) => {
    const answer = await csm(method, path, body)
    // A refused one would prove nothing.
    expect([path, answer.status, JSON.stringify(answer.body).slice(0, 400)]).toEqual([path, 200, expect.any(String)])
    return answer.body
  }
  const plant: Plant = (method, path, body) => call(method, `/projects/${where.projectId}${path}`, body)
  await call('PATCH', `/accounts/${where.accountId}/sheets/handoff`, {
    version: 0,
    answers: { politics: words, problem: words, not_promised: words, expansion: words },
  })
  await csm('POST', `/accounts/${where.accountId}/timeline`, { body: words })
  const records = { ideal_state: words, roles: words, range: words, metrics: words, continuation: words }
  await plant('PUT', '/kickoff', { version: 1, records, minutes: words })
  const ids = [
    ...(await plantObstacles(plant, words)),
    ...(await plantMeetings(plant, words)),
    ...(await plantScope(plant, words)),
    ...(await plantTraining(call, plant, where)),
  ]
  for (const visibility of ['internal', 'customer'])
    await plant('POST', `/tasks/${where.taskId}/comments`, {
      clientId: `plant-comment-${visibility}`,
      body: visibility === 'internal' ? words : 'お送りしました',
      visibility,
    })
  await plant('POST', '/contacts', {
    clientId: 'plant-contact-1',
    direction: 'from_us',
    channel: 'call',
    on: day,
    note: words,
  })
  for (const [version, kind] of ['success_plan', 'pack'].entries()) {
    await plant('PUT', `/papers/${kind}`, {
      version,
      texts: { vision: '請求業務を2名で回す' },
      internalTexts: { mood: words, expansion: words },
      note: words,
    })
    await plant('POST', `/papers/${kind}/versions/1/sharing`, { isShared: true })
  }
  for (const name of [words, '議事録']) {
    const path = `/projects/${where.projectId}/files?fileName=${encodeURIComponent(name)}.txt&clientId=plant-file-${name}`
    const file = await csm('POST', path, Buffer.from(name))
    const { id } = z.object({ id: z.string() }).parse(file.body)
    if (name !== words) await plant('PUT', `/files/${id}/visibility`, { visibility: 'customer' })
    ids.push(id)
  }
  return [...ids, where.taskId]
}

type Plant = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) => Promise<unknown>

async function plantObstacles(plant: Plant, words: string): Promise<string[]> {
  const blocker = {
    kind: 'relationship',
    title: words,
    detail: words,
    ownerSide: 'vendor',
    ownerName: words,
    impact: 'large',
    solution: words,
  }
  const hidden = made.parse(await plant('POST', '/blockers', { ...blocker, clientId: 'plant-blocker-1' }))
  await plant('POST', `/blockers/${hidden.id}/documents`, { title: words, body: words })
  const open = { title: 'データのご準備', visibility: 'customer', clientId: 'plant-blocker-2' }
  const shared = made.parse(await plant('POST', '/blockers', { ...blocker, ...open }))
  const step = { version: shared.version, state: 'in_progress', note: words }
  await plant('POST', `/blockers/${shared.id}/steps`, step)
  await plant('POST', '/incidents', {
    clientId: 'plant-incident-1',
    title: words,
    happened: words,
    occurredOn: day,
    affected: words,
    steps: words,
    impact: words,
    urgency: 'hindered',
  })
  return [hidden.id, shared.id]
}

/** One that is only proposed, one that is agreed with its agenda, one that was held and its minutes handed over. */
async function plantMeetings(plant: Plant, words: string): Promise<string[]> {
  const ids: string[] = []
  for (const [index, state] of ['proposed', 'scheduled', 'held'].entries()) {
    const on = state === 'held' ? '2026-04-03' : '2026-04-08'
    const when = { on, time: `1${index}:00`, minutes: 30 }
    const meeting = { clientId: `plant-meeting-${index}`, kind: 'check_in', title: '', ...when }
    let { id, version } = made.parse(await plant('POST', '/meetings', meeting))
    const step = async (method: 'POST' | 'PUT', path: string, body: object) => {
      version = made.parse(await plant(method, `/meetings/${id}${path}`, { version, ...body })).version
    }
    ids.push(id)
    if (state !== 'proposed') await step('POST', '/schedule', { ...when, place: '第1会議室' })
    const isShared = state === 'scheduled'
    const topic = isShared ? '進み具合' : words
    await step('PUT', '/agenda', { items: [{ key: 'own', minutes: 5, topic, note: topic }], isShared })
    const discussion = state === 'held' ? '次の一歩を決めました' : words
    const review = { outcome: discussion, obstacles: discussion, improvements: discussion }
    if (state === 'held') await step('POST', '/attendance', { isNoShow: false, attendedIds: [] })
    if (state !== 'scheduled') await step('PUT', '/minutes', { decisions: [], homework: [], discussion, review })
    if (state === 'held') await step('POST', '/minutes/handover', { how: 'portal', note: words })
  }
  return ids
}

async function plantScope(plant: Plant, words: string): Promise<string[]> {
  for (const [basedOn, text] of ['請求書の承認', words].entries()) {
    const visibility = text === words ? 'internal' : 'customer'
    await plant('POST', '/scope-statements', { basedOn, items: [{ text, place: 'in' }], note: text, visibility })
  }
  const ids: string[] = []
  for (const title of [words, '帳票を1つ加える']) {
    const request = { clientId: `plant-${title}`, title, reason: words, requestedBy: words, requestedOn: day }
    const works = [{ name: title, businessDays: 2, side: 'vendor' }]
    const { id, version } = made.parse(await plant('POST', '/scope-requests', { ...request, works }))
    if (title !== words) await plant('POST', `/scope-requests/${id}/proposal`, { version, phase: 1 })
    ids.push(id)
  }
  return ids
}

async function plantTraining(call: Plant, plant: Plant, { stakeholderIds }: FilledProject): Promise<string[]> {
  const questions = [{ id: 'q1', text: '承認するのは誰ですか', choices: ['担当者', '管理者'], right: 1 }]
  const name = { ja: '操作研修', en: 'Using it' }
  const course = { clientId: 'plant-course', kind: 'live', audience: 'user', name, minutes: 60, questions }
  const { id: courseId } = made.parse(await call('POST', '/courses', course))
  const asked = { clientId: 'plant-training', courseId, on: '2026-04-09' }
  const training = made.parse(await plant('POST', '/trainings', asked))
  await plant('POST', `/trainings/${training.id}/participants`, { version: training.version, stakeholderIds })
  return [training.id]
}
