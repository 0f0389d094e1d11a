import { Button, SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Timeline } from '#platform/web/timeline/index.ts'
import { listTimeline, type TimelineEntry } from '../../contract.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { daysOf } from './days-of.ts'
import { useEntryText } from './entry-text.tsx'
import { kindGroupNames, kindGroups } from './kind-groups.ts'
import { NoteComposer } from './note-composer.tsx'
import classes from './timeline.module.css'
import { VisibilityMark } from './visibility-mark.tsx'

const addressSchema = z.object({ show: z.enum(kindGroupNames).catch('all') })

const levels: Readonly<Record<string, 'good' | 'watch' | 'risk'>> = {
  'accounts.phase_moved': 'good',
  'accounts.stakeholder_left': 'risk',
}

/** Everything that happened with the customer, newest first, and the box to add to it. */
export function TimelineSection({ accountId, words }: { accountId: string; words: FieldWords }) {
  const { t } = useMessages('accounts')
  const { date, timeZone } = useFormats()
  const can = usePermissions()
  const [{ show }, change] = useAddressState(addressSchema)
  const kinds = kindGroups[show]
  const timeline = useEndpointPages(listTimeline, {
    params: { id: accountId },
    query: { limit: 30, ...(kinds && { kinds: kinds.join(',') }) },
  })
  const text = useEntryText(words)

  const shown = (entry: TimelineEntry, time: string) => {
    const level = levels[entry.kind]
    return {
      id: entry.id,
      at: entry.occurredAt,
      time,
      title: (
        <>
          {text.title(entry)} {entry.kind === 'accounts.note' && <VisibilityMark visibility={entry.visibility} />}
        </>
      ),
      by: entry.actorName,
      body: text.body(entry),
      ...(level && { level }),
    }
  }
  const days = daysOf(timeline.rows, timeZone).map((day) => ({
    date: day.date,
    label: date(day.date),
    entries: day.entries.map(({ entry, time }) => shown(entry, time)),
  }))
  return (
    <Section
      title={t('timelineSection.title')}
      actions={
        <div role="radiogroup" aria-label={t('timelineSection.show')} className={classes.groups}>
          <SegmentedControl
            size="xs"
            data={kindGroupNames.map((name) => ({ value: name, label: t(`timelineSection.${name}`) }))}
            value={show}
            onChange={(name) => change({ show: name === 'all' ? undefined : addressSchema.parse({ show: name }).show })}
          />
        </div>
      }
    >
      {can('accounts.write_notes') && <NoteComposer accountId={accountId} />}
      {timeline.error ? (
        <ProblemState thrown={timeline.error} onRetry={timeline.refetch} />
      ) : timeline.isPending ? (
        <ListSkeleton rows={6} />
      ) : (
        <Timeline label={t('timelineSection.entries')} days={days} />
      )}
      {timeline.hasNextPage && (
        <Button loading={timeline.isFetchingNextPage} onClick={() => timeline.fetchNextPage()}>
          {t('platform:actions.more')}
        </Button>
      )}
    </Section>
  )
}
