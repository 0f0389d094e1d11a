import { Alert } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Trouble } from '../../contract.ts'
import classes from './similar.module.css'

/** What past customers like this met so often that one had better be ready for it. */
export function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useMessages('onboarding')
  if (troubles.length === 0) return null
  const nameOf = (kind: string) =>
    kind === 'rekickoff' || kind === 'ended_without_value' || kind === 'incident'
      ? t(`similar.trouble.${kind}`)
      : t(`blocker.kind.${kind}`)
  return (
    <Alert color="yellow" title={t('similar.troubles')}>
      <ul className={classes.troubles}>
        {troubles.map(({ kind, projects, of, medianDays }) => (
          <li key={kind}>
            {medianDays === null
              ? t('similar.troubleOf', { name: nameOf(kind), projects, of })
              : t('similar.troubleDays', { name: nameOf(kind), projects, of, days: medianDays })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
