import { asProblem, isChangedMeanwhile } from '../api/index.ts'
import {
  collided,
  type Draft,
  type DraftAnswers,
  decided,
  edited,
  type SentAnswers,
  saved,
  startDraft,
  takenIn,
  toSend,
} from './draft.ts'

export type SavingState = 'saved' | 'waiting' | 'saving' | 'failed'

/** How long a person may pause before what was typed is saved. */
const pause = 800
const retryAfter = 5_000

/** Where the answers are kept. Both answer with what stands there now. */
export interface DraftStore<Server extends DraftAnswers> {
  /** Refused as changed meanwhile, it names the answers that somebody else changed. */
  save: (body: { version: number; answers: Record<string, unknown> }) => Promise<Server & { issues: Draft['issues'] }>
  read: () => Promise<Server>
  /** Told of each of their answers. */
  onServer?: (server: Server) => void
  /** Nothing is left to save. */
  onSaved?: () => unknown
}

interface DraftView {
  /** The answer in which the cursor stands. */
  focused: () => string | undefined
  show: (draft: Draft, state: SavingState) => void
}

/**
 * Saves what is typed: shortly after the last key, one request at a time, again after a failure, also once nobody looks any
 * more. Nothing that was typed is dropped before it is saved, or replaced by somebody else's words without being asked.
 */
export function createDraftQueue<Server extends DraftAnswers>(
  start: DraftAnswers,
  store: DraftStore<Server>,
  view: DraftView,
) {
  let draft = startDraft(start)
  let state: SavingState = 'saved'
  let isBusy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = (next: Draft, nextState = state) => {
    draft = next
    state = nextState
    view.show(draft, state)
  }
  const sendIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(send, milliseconds)
  }

  async function send(): Promise<void> {
    const sent = toSend(draft)
    // What is typed during a request is sent after it.
    if (isBusy || sent.keys.length === 0) return
    clearTimeout(timer)
    isBusy = true
    put(draft, 'saving')
    const outcome = await attempt(sent)
    isBusy = false
    if (outcome !== 'taken') {
      put(draft, 'failed')
      if (outcome === 'away') sendIn(retryAfter)
      return
    }
    const isWhole = toSend(draft).keys.length === 0
    put(draft, isWhole ? 'saved' : 'waiting')
    if (isWhole) await store.onSaved?.()
    else sendIn(pause)
  }

  async function attempt(sent: SentAnswers): Promise<'taken' | 'away' | 'refused'> {
    try {
      const answer = await store.save({ version: draft.version, answers: sent.answers })
      draft = saved(draft, sent, answer, view.focused())
      store.onServer?.(answer)
      return 'taken'
    } catch (thrown) {
      const { kind, fields } = asProblem(thrown)
      if (!isChangedMeanwhile(thrown)) return kind === 'unavailable' || kind === 'limited' ? 'away' : 'refused'
      const server = await store.read().catch(() => undefined)
      if (!server) return 'away'
      const keys = fields.map(({ path }) => path.split('.')[0] ?? '').filter((key) => sent.keys.includes(key))
      draft = collided(draft, keys, server)
      store.onServer?.(server)
      return 'taken'
    }
  }

  return {
    change: (key: string, value: unknown) => {
      put(edited(draft, key, value), 'waiting')
      sendIn(pause)
    },
    /** Of an answer that somebody else wrote too: whose stays. */
    decide: (key: string, choice: 'mine' | 'theirs') => {
      put(decided(draft, key, choice))
      void send()
    },
    takeIn: (server: DraftAnswers) => put(takenIn(draft, server, view.focused())),
    saveNow: () => {
      void send()
    },
    /** False when something would be lost now: what is wrong is not stored either. */
    isWhole: () => Object.keys(draft.unsaved).length === 0 && draft.issues.length === 0,
  }
}
