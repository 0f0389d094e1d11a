import { useMessages } from '#platform/web/messages/index.ts'
import type { WbsComparison } from '../../contract.ts'
import classes from './import.module.css'

/** What of the file is not taken over, each with its line and the reason. */
export function ProblemList({ problems }: { problems: WbsComparison['problems'] }) {
  const { t } = useMessages('onboarding')
  if (problems.length === 0) return null
  return (
    <section className={classes.problems} aria-label={t('wbs.import.notTaken')}>
      <h3>{t('wbs.import.notTaken')}</h3>
      <ul>
        {problems.map(({ line, name, flaw, column }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, with lines that may be alike
          <li key={index}>
            {line === null ? t('wbs.import.gone', { name }) : t('wbs.import.at', { line, name })}{' '}
            {t(`wbs.import.flaw.${flaw}`)}
            {column !== null && flaw === 'column_not_taken' && ` (${t(`wbs.import.column.${column}`)})`}
          </li>
        ))}
      </ul>
    </section>
  )
}
