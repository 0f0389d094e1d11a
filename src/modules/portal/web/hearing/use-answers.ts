import { useCallback, useEffect, useRef, useState } from 'react'
import { type AnswerOf, asProblem, callApi } from '#platform/web/api/index.ts'
import { answerPortalHearing, readPortalHearing } from '../../contract.ts'

/** How long a person may pause before what was typed is saved. */
const pause = 700

type Answers = Readonly<Record<string, unknown>>
export type SaveState = 'saved' | 'saving' | 'notSaved' | 'conflict' | 'check'

/** The answers as they are typed; each is saved soon after, and one that somebody else changed is shown, never lost. */
export function useAnswers(start: AnswerOf<typeof readPortalHearing>) {
  const [answers, setAnswers] = useState<Answers>(start.answers)
  const [completeness, setCompleteness] = useState(start.completeness)
  const [state, setState] = useState<SaveState>('saved')
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const version = useRef(start.version)
  const dirty = useRef(new Map<string, unknown>())
  const timer = useRef<number>(undefined)
  const isBusy = useRef(false)

  const save = useCallback(async () => {
    if (isBusy.current || dirty.current.size === 0) return
    isBusy.current = true
    const sent = new Map(dirty.current)
    dirty.current.clear()
    try {
      const body = { version: version.current, answers: Object.fromEntries(sent) }
      const saved = await callApi(answerPortalHearing, { body })
      version.current = saved.version
      setCompleteness(saved.completeness)
      const refused = new Set(saved.issues.map(({ path }) => path.split('.')[0] ?? ''))
      setWrong(refused)
      setState(refused.size > 0 ? 'check' : 'saved')
    } catch (thrown) {
      if (asProblem(thrown).kind === 'conflict') {
        const latest = await callApi(readPortalHearing, {})
        version.current = latest.version
        setAnswers({ ...latest.answers, ...Object.fromEntries(dirty.current) })
        setCompleteness(latest.completeness)
        setState('conflict')
      } else {
        for (const [key, value] of sent) if (!dirty.current.has(key)) dirty.current.set(key, value)
        setState('notSaved')
        timer.current = window.setTimeout(() => void save(), 5_000)
      }
    }
    isBusy.current = false
    if (dirty.current.size > 0 && timer.current === undefined) void save()
  }, [])

  const change = useCallback(
    (key: string, value: unknown) => {
      setAnswers((before) => ({ ...before, [key]: value }))
      dirty.current.set(key, value)
      setState('saving')
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => {
        timer.current = undefined
        void save()
      }, pause)
    },
    [save],
  )

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void save()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.clearTimeout(timer.current)
      void save()
    }
  }, [save])

  return { answers, change, state, completeness, wrong }
}
