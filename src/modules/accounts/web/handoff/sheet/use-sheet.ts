import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, callApi, useRefresh } from '#platform/web/api/index.ts'
import { readHandoff, readSheet, type Sheet, saveAnswers } from '../../../contract.ts'
import { collided, decided, edited, type SheetDraft, saved, startDraft, takenIn, toSend } from './sheet-draft.ts'

export type SavingState = 'saved' | 'waiting' | 'saving' | 'failed'

const pause = 800
const retryAfter = 5_000

/** The answer in which the cursor stands, by the field that surrounds it. */
function focusedAnswer(): string | undefined {
  const field = document.activeElement?.closest<HTMLElement>('[data-answer]')
  return field?.dataset.answer
}

/**
 * A sheet that saves itself: shortly after the last key, one request at a time, again after a failure, and before the page
 * is left. Nothing that was typed is ever replaced by somebody else's words without being asked.
 */
export function useSheet(accountId: string, sheet: Sheet) {
  const [draft, setDraft] = useState<SheetDraft>(() => startDraft(sheet))
  const [state, setState] = useState<SavingState>('saved')
  const [meta, setMeta] = useState({ updatedAt: sheet.updatedAt, updatedBy: sheet.updatedBy })
  const latest = useRef(draft)
  const isBusy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = useRefresh()

  const put = useCallback((next: SheetDraft) => {
    latest.current = next
    setDraft(next)
  }, [])

  const params = { id: accountId, kind: sheet.kind }
  const send = async (): Promise<void> => {
    clearTimeout(timer.current)
    const sent = toSend(latest.current)
    if (sent.keys.length === 0 || isBusy.current) return
    isBusy.current = true
    setState('saving')
    try {
      const body = { version: latest.current.version, answers: sent.answers }
      const answer = await callApi(saveAnswers, { params, body })
      put(saved(latest.current, sent, answer, focusedAnswer()))
      setMeta({ updatedAt: answer.updatedAt, updatedBy: answer.updatedBy })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'accounts.sheet_changed_meanwhile') {
        isBusy.current = false
        setState('failed')
        if (problem.kind === 'unavailable') timer.current = setTimeout(send, retryAfter)
        return
      }
      const server = await callApi(readSheet, { params }).catch(() => undefined)
      const keys = problem.fields.map((field) => field.path)
      if (server) put(collided(latest.current, keys, server))
    }
    isBusy.current = false
    const rest = toSend(latest.current)
    setState(rest.keys.length > 0 ? 'waiting' : 'saved')
    if (rest.keys.length > 0) timer.current = setTimeout(send, pause)
    else await refresh(readHandoff)
  }
  const latestSend = useRef(send)
  latestSend.current = send

  const change = useCallback(
    (key: string, value: unknown) => {
      put(edited(latest.current, key, value))
      setState('waiting')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latestSend.current(), pause)
    },
    [put],
  )
  const decide = (key: string, choice: 'mine' | 'theirs') => {
    put(decided(latest.current, key, choice))
    latestSend.current()
  }

  useEffect(() => {
    put(takenIn(latest.current, sheet, focusedAnswer()))
  }, [sheet, put])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const { keys } = toSend(latest.current)
      // What is wrong is not stored either.
      if (keys.length === 0 && latest.current.issues.length === 0) return
      latestSend.current()
      event.preventDefault()
    }
    const sendNow = () => {
      latestSend.current()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', sendNow)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', sendNow)
      sendNow()
    }
  }, [])

  return { draft, state, ...meta, change, decide, saveNow: () => latestSend.current() }
}
