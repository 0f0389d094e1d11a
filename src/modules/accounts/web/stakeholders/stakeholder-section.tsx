import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { StakeholderRecord } from '../../contract.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { PersonCard } from './person-card.tsx'
import { PersonDialog } from './person-dialog.tsx'
import classes from './stakeholders.module.css'

interface StakeholderSectionProps {
  accountId: string
  stakeholders: { data?: { items: StakeholderRecord[] } | undefined; error: unknown; refetch: () => void }
  words: FieldWords
  canWrite: boolean
}

/** The customer's people: who decides, who carries it, how they stand to us. */
export function StakeholderSection({ accountId, stakeholders, words, canWrite }: StakeholderSectionProps) {
  const { t } = useMessages('accounts')
  const [open, setOpen] = useState<StakeholderRecord | 'new'>()
  const { data, error, refetch } = stakeholders
  const people = data?.items ?? []
  const present = people.filter(({ isActive }) => isActive)
  const gone = people.filter(({ isActive }) => !isActive)
  const add = () => setOpen('new')
  const card = (person: StakeholderRecord) => (
    <PersonCard
      key={person.id}
      person={person}
      deputyOf={people.find(({ id }) => id === person.deputyOfId)}
      choices={words.choices}
      onOpen={() => setOpen(person)}
    />
  )
  return (
    <Section
      title={t('people.title')}
      count={present.length}
      actions={
        canWrite && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconUserPlus size={15} aria-hidden="true" />}
            onClick={add}
          >
            {t('people.add')}
          </Button>
        )
      }
    >
      {error ? <ProblemState thrown={error} onRetry={refetch} /> : data === undefined && <ListSkeleton rows={4} />}
      {data && people.length === 0 && (
        <EmptyState
          title={t('people.empty')}
          text={t('people.emptyText')}
          actions={canWrite && <Button onClick={add}>{t('people.add')}</Button>}
        />
      )}
      {present.length > 0 && <ul className={classes.people}>{present.map(card)}</ul>}
      {gone.length > 0 && (
        <details className={classes.gone}>
          <summary>{t('people.gone', { count: gone.length })}</summary>
          <ul className={classes.people}>{gone.map(card)}</ul>
        </details>
      )}
      {open && (
        <PersonDialog
          accountId={accountId}
          {...(open === 'new' ? {} : { person: people.find(({ id }) => id === open.id) ?? open })}
          people={people}
          choices={words.choices}
          canWrite={canWrite}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}
