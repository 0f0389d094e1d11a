import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError } from '../api/index.ts'
import type { Draft, DraftAnswers } from './draft.ts'
import { createDraftQueue, type DraftStore, type SavingState } from './draft-queue.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const refused = (kind: 'conflict' | 'unavailable' | 'invalid', paths: readonly string[] = []) =>
  new ProblemError({
    kind,
    code: kind === 'conflict' ? 'accounts.sheet_changed_meanwhile' : `platform.${kind}`,
    title: '',
    fields: paths.map((path) => ({ path, code: 'accounts.answer_changed' })),
  })

/** A server that keeps answers, may be away, and refuses what somebody else changed since. */
function setUp() {
  const server = { answers: { busy: '3月' }, version: 1, away: false, changed: [''], isSlow: false }
  server.changed = []
  const sent: Record<string, unknown>[] = []
  const stands = (): DraftAnswers => ({ answers: { ...server.answers }, version: server.version })
  const letGo: (() => void)[] = []
  const store: DraftStore<DraftAnswers> = {
    save: async ({ answers }) => {
      sent.push(answers)
      if (server.isSlow) await new Promise<void>((done) => letGo.push(done))
      if (server.away) throw refused('unavailable')
      const colliding = server.changed.filter((key) => key in answers)
      server.changed = []
      if (colliding.length > 0) throw refused('conflict', colliding)
      server.answers = { ...server.answers, ...answers }
      server.version++
      const issues = Object.keys(answers)
        .filter((key) => answers[key] === 'wrong')
        .map((path) => ({ path, code: 'accounts.answer_wrong' }))
      return { ...stands(), issues }
    },
    read: async () => {
      if (server.away) throw refused('unavailable')
      return stands()
    },
  }
  const shown: { draft?: Draft; state?: SavingState } = {}
  const queue = createDraftQueue(stands(), store, {
    focused: () => undefined,
    show: (draft, state) => Object.assign(shown, { draft, state }),
  })
  return { server, sent, shown, queue, letGo, store }
}
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('what is typed', () => {
  test('is saved together after a pause, once', async () => {
    const { queue, sent, shown } = setUp()
    queue.change('busy', '4')
    await wait(500)
    queue.change('busy', '4月')
    queue.change('worry', '納期')
    expect(shown.state).toBe('waiting')
    await wait(10_000)
    expect(sent).toEqual([{ busy: '4月', worry: '納期' }])
    expect(shown.state).toBe('saved')
    expect(queue.isWhole()).toBe(true)
  })

  test('during a request is sent after it, also when the page was left meanwhile', async () => {
    const { queue, sent, server, letGo } = setUp()
    server.isSlow = true
    queue.change('busy', '4月')
    await wait(1_000)
    queue.change('worry', '納期')
    queue.saveNow()
    expect(sent).toHaveLength(1)
    expect(queue.isWhole()).toBe(false)
    server.isSlow = false
    letGo[0]?.()
    await wait(1_000)
    expect(sent).toEqual([{ busy: '4月' }, { worry: '納期' }])
    expect(server.answers).toEqual({ busy: '4月', worry: '納期' })
  })

  test('is sent again while the server is away, with what was added', async () => {
    const { queue, server, shown } = setUp()
    server.away = true
    queue.change('busy', '4月')
    await wait(1_000)
    expect(shown.state).toBe('failed')
    queue.change('worry', '納期')
    await wait(1_000)
    expect(shown.state).toBe('failed')
    server.away = false
    await wait(6_000)
    expect(server.answers).toEqual({ busy: '4月', worry: '納期' })
    expect(shown.state).toBe('saved')
  })

  test('and refused for good is kept and not sent again by itself', async () => {
    const { queue, sent, shown, store } = setUp()
    store.save = async ({ answers }) => {
      sent.push(answers)
      throw refused('invalid')
    }
    queue.change('busy', '4月')
    await wait(20_000)
    expect(sent).toHaveLength(1)
    expect([shown.state, shown.draft?.values.busy]).toEqual(['failed', '4月'])
  })

  test('stays marked as wrong when another answer is saved', async () => {
    const { queue, shown } = setUp()
    queue.change('busy', 'wrong')
    await wait(1_000)
    queue.change('worry', '納期')
    await wait(1_000)
    expect(shown.draft?.issues.map(({ path }) => path)).toEqual(['busy'])
    queue.change('busy', '4月')
    await wait(1_000)
    expect(shown.draft?.issues).toEqual([])
  })
})

describe('an answer that somebody else changed too', () => {
  test('waits for a decision, while the others sent with it are saved', async () => {
    const { queue, server, shown } = setUp()
    server.answers = { busy: '9月' }
    server.version = 7
    server.changed = ['busy']
    queue.change('busy', '4月')
    queue.change('worry', '納期')
    await wait(2_000)
    expect(server.answers).toEqual({ busy: '9月', worry: '納期' })
    expect(shown.draft?.theirs).toEqual({ busy: '9月' })
    expect(shown.draft?.values.busy).toBe('4月')
    expect(queue.isWhole()).toBe(false)
    queue.decide('busy', 'mine')
    await wait(1_000)
    expect(server.answers).toEqual({ busy: '4月', worry: '納期' })
    expect([shown.state, shown.draft?.theirs, queue.isWhole()]).toEqual(['saved', {}, true])
  })

  test('is found out later when the re-reading fails, and nothing waits for ever', async () => {
    const { queue, server, shown, store } = setUp()
    const { read } = store
    store.read = async () => {
      throw refused('unavailable')
    }
    server.version = 7
    server.changed = ['busy']
    queue.change('busy', '4月')
    await wait(1_000)
    expect(shown.state).toBe('failed')
    store.read = read
    server.changed = ['busy']
    await wait(6_000)
    expect(shown.draft?.theirs).toEqual({ busy: '3月' })
    queue.decide('busy', 'theirs')
    await wait(1_000)
    expect([shown.state, shown.draft?.values.busy, queue.isWhole()]).toEqual(['saved', '3月', true])
  })
})
