import { IconEye, IconLock } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { TimelineEntry } from '../../contract.ts'
import classes from './timeline.module.css'

/** Whether the customer can see it. */
export function VisibilityMark({ visibility }: { visibility: TimelineEntry['visibility'] }) {
  const { t } = useMessages('accounts')
  const Icon = visibility === 'internal' ? IconLock : IconEye
  return (
    <span className={classes.visibility} data-visibility={visibility}>
      <Icon size={13} aria-hidden="true" />
      {t(`visibility.${visibility}`)}
    </span>
  )
}
