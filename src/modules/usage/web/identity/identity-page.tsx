import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { groupStates, listGroups } from '../../contract.ts'
import classes from '../usage.module.css'
import { UsageLinks } from '../usage-links.tsx'
import { GroupItem } from './group-item.tsx'
import { Merges } from './merges.tsx'

type State = (typeof groupStates)[number]
const isState = (value: string): value is State => groupStates.some((state) => state === value)

/** Whose events are whose: customers as senders name them, and people who are one. */
export function IdentityPage() {
  const { t } = useMessages('usage')
  const [state, setState] = useState<State>('waiting')
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const { data, error, refetch } = useEndpoint(listGroups, { query: { state, q: words } }, { keepsPrevious: true })
  return (
    <Page width="text">
      <PageHeader title={t('identity.title')} parent={{ label: t('sources.title'), to: '/settings/usage' }} />
      <UsageLinks />
      <Section title={t('groups.title')} note={t('groups.note')} framed>
        <div className={classes.row}>
          <SegmentedControl
            aria-label={t('groups.state')}
            value={state}
            onChange={(value) => isState(value) && setState(value)}
            data={groupStates.map((value) => ({ value, label: t(`groupStates.${value}`) }))}
          />
          <TextInput
            className={classes.grow ?? ''}
            aria-label={t('groups.search')}
            placeholder={t('groups.search')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
        {!error && !data && <ListSkeleton rows={4} />}
        {data?.items.length === 0 && (
          <EmptyState title={t(`groups.none.${state}`)} text={state === 'waiting' ? t('groups.noneText') : undefined} />
        )}
        <ul className={classes.items}>
          {data?.items.map((group) => (
            <GroupItem key={group.key} group={group} />
          ))}
        </ul>
      </Section>
      <Merges />
    </Page>
  )
}
