import { Button } from '@mantine/core'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { listIdealVersions, type PastIdeal } from '../../contract.ts'
import classes from './fit.module.css'

interface IdealVersionsProps {
  current: number
  onUse: (past: PastIdeal) => void
}

/** Who changed the ideal and when; an earlier version can be brought back as the next one. */
export function IdealVersions({ current, onUse }: IdealVersionsProps) {
  const { t } = useMessages('accounts')
  const { instant } = useFormats()
  const { data, error, refetch } = useEndpoint(listIdealVersions, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  return (
    <details className={classes.reasons}>
      <summary>{t('fit.versions')}</summary>
      <ul className={classes.customers}>
        {data?.items.map((past) => (
          <li key={past.version}>
            <span>
              {past.savedAt === null
                ? t('fit.builtIn')
                : t('fit.versionOf', { version: past.version, name: past.savedBy, at: instant(past.savedAt, 'plain') })}
            </span>
            {past.version === current ? (
              <Tag>{t('fit.currentVersion')}</Tag>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => onUse(past)}>
                {t('fit.useVersion')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
