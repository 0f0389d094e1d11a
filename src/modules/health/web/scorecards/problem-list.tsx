import { useMessages } from '#platform/web/messages/index.ts'
import own from './editor/editor.module.css'
import type { Problem } from './problems.ts'

/** What keeps the definition from being saved. */
export function ProblemList({ problems, sum }: { problems: readonly Problem[]; sum: number }) {
  const { t, language } = useMessages('health')
  return (
    <div role="status">
      {problems.length > 0 && (
        <ul className={own.problems}>
          {problems.map(({ kind, name }) => (
            <li key={`${kind} ${name?.ja}`}>
              {t(name?.[language].trim() ? 'problem.of' : 'problem.plain', {
                name: name?.[language] ?? '',
                text: t(`problem.${kind}`, { sum }),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
