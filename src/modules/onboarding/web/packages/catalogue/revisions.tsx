import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listPackageRevisions } from '../../../contract.ts'
import classes from '../../waiting/matters.module.css'
import { useHours } from '../hours.ts'

/** What a package was, read when somebody opens it. */
export function Revisions({ packageId }: { packageId: string }) {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.small}>{t('packages.catalogue.history')}</summary>
      {isOpen && <RevisionList packageId={packageId} />}
    </details>
  )
}

function RevisionList({ packageId }: { packageId: string }) {
  const { t } = useMessages('onboarding')
  const { instant, money } = useFormats()
  const hours = useHours()
  const { data, error, refetch } = useEndpoint(listPackageRevisions, { params: { id: packageId } })
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <ListSkeleton rows={2} />
  return (
    <ul className={classes.history}>
      {data.items.map(({ version, at, by, name, priceMinor, currency, includedMinutes, isRetired }) => (
        <li key={version}>
          {name} {money({ amountMinor: priceMinor, currency })} {hours(includedMinutes)}{' '}
          {isRetired && t('packages.catalogue.wasRetired')}{' '}
          <span className={classes.small}>
            {by === '' ? t('packages.catalogue.before') : t('packages.catalogue.by', { name: by, at: instant(at) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
