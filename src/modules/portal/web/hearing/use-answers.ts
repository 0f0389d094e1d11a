import { useEffect, useState } from 'react'
import { type AnswerOf, callApi, useRefresh } from '#platform/web/api/index.ts'
import { useDraft } from '#platform/web/drafts/index.ts'
import { answerPortalHearing, readPortalHearing, readPortalHome } from '../../contract.ts'

type Hearing = AnswerOf<typeof readPortalHearing>
type SaveState = 'saved' | 'saving' | 'notSaved' | 'conflict' | 'check'

/** The answers as they are typed and saved, with what is to be looked at before the whole can be sent. */
export function useAnswers(hearing: Hearing) {
  const [completeness, setCompleteness] = useState(hearing.completeness)
  const refresh = useRefresh()
  useEffect(() => setCompleteness(hearing.completeness), [hearing.completeness])
  const { draft, state, change, decide } = useDraft<Pick<Hearing, 'answers' | 'version' | 'completeness'>>(hearing, {
    save: (body) => callApi(answerPortalHearing, { body }),
    read: () => callApi(readPortalHearing, {}),
    onServer: (server) => setCompleteness(server.completeness),
    // Which says how many are answered.
    onSaved: () => refresh(readPortalHome),
  })
  const wrong: ReadonlySet<string> = new Set(draft.issues.map(({ path }) => path.split('.')[0] ?? ''))
  const saveState = (): SaveState => {
    if (state === 'failed') return 'notSaved'
    if (Object.keys(draft.theirs).length > 0) return 'conflict'
    if (state !== 'saved') return 'saving'
    return wrong.size > 0 ? 'check' : 'saved'
  }
  return { answers: draft.values, theirs: draft.theirs, wrong, state: saveState(), completeness, change, decide }
}
