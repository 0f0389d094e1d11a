import { asProblem } from '../api/index.ts'
import { useMessages } from '../messages/index.ts'

/** What went wrong in a few words and what to do, also where the server could give none: `words(thrown).title`. */
export function useProblemWords(): (thrown: unknown) => { title: string; detail: string } {
  const { t } = useMessages('platform')
  return (thrown) => {
    const { kind, code, title, detail } = asProblem(thrown)
    const words = code === 'platform.unreachable' ? 'problem.unreachable' : `problem.${kind}`
    return { title: title || t(`${words}.title`), detail: detail || t(`${words}.detail`) }
  }
}
