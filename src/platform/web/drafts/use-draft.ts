import { useEffect, useRef, useState } from 'react'
import { type Draft, type DraftAnswers, startDraft } from './draft.ts'
import { createDraftQueue, type DraftStore, type SavingState } from './draft-queue.ts'

/** The answer in which the cursor stands, by the field that surrounds it. */
function focusedAnswer(): string | undefined {
  const field = document.activeElement?.closest<HTMLElement>('[data-answer]')
  return field?.dataset.answer
}

/**
 * A form that saves itself, as `createDraftQueue` does; each answer's field carries its key as `data-answer`. Newer answers
 * of the server are taken in, and whoever closes the browser with something unsaved is asked.
 */
export function useDraft<Server extends DraftAnswers>(server: DraftAnswers, store: DraftStore<Server>) {
  const [shown, setShown] = useState<{ draft: Draft; state: SavingState }>(() => ({
    draft: startDraft(server),
    state: 'saved',
  }))
  const latest = useRef(store)
  latest.current = store
  const [queue] = useState(() =>
    createDraftQueue<Server>(
      server,
      {
        save: (body) => latest.current.save(body),
        read: () => latest.current.read(),
        onServer: (answer) => latest.current.onServer?.(answer),
        onSaved: () => latest.current.onSaved?.(),
      },
      { focused: focusedAnswer, show: (draft, state) => setShown({ draft, state }) },
    ),
  )

  useEffect(() => queue.takeIn(server), [server, queue])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.isWhole()) return
      queue.saveNow()
      event.preventDefault()
    }
    const saveHidden = () => {
      if (document.visibilityState === 'hidden') queue.saveNow()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', queue.saveNow)
    document.addEventListener('visibilitychange', saveHidden)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', queue.saveNow)
      document.removeEventListener('visibilitychange', saveHidden)
      queue.saveNow()
    }
  }, [queue])

  const { change, decide, saveNow } = queue
  return { ...shown, change, decide, saveNow }
}
