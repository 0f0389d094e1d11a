import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type AccountDetails, listPhases } from '../../contract.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { MoveDialog } from './move-dialog.tsx'
import classes from './phases.module.css'

interface PhaseSectionProps {
  account: AccountDetails
  words: FieldWords
  canWrite: boolean
}

/** The phases a customer has been through, the present one first, and the way on. */
export function PhaseSection({ account, words, canWrite }: PhaseSectionProps) {
  const { t } = useMessages('accounts')
  const { date, number } = useFormats()
  const phases = useEndpoint(listPhases, { params: { id: account.id } })
  const [isMoving, setMoving] = useState(false)
  const stays = phases.data?.stays.toReversed() ?? []
  return (
    <Section
      title={t('phases.title')}
      actions={
        canWrite &&
        phases.data && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowRight size={15} aria-hidden="true" />}
            onClick={() => setMoving(true)}
          >
            {t('phases.move')}
          </Button>
        )
      }
    >
      {phases.error ? (
        <ProblemState thrown={phases.error} onRetry={phases.refetch} />
      ) : (
        !phases.data && <ListSkeleton rows={3} />
      )}
      <ol className={classes.stays}>
        {stays.map((stay) => (
          <li
            key={`${stay.phase} ${stay.enteredOn} ${stay.leftOn}`}
            className={classes.stay}
            data-now={stay.leftOn === null}
          >
            <span className={classes.phase}>{words.text('phase', stay.phase)}</span>
            <span className={classes.days}>{t('phases.days', { count: stay.days, number: number(stay.days) })}</span>
            <span className={classes.when}>
              {stay.leftOn === null
                ? t('phases.since', { date: date(stay.enteredOn, 'plain') })
                : t('filter.range', { from: date(stay.enteredOn, 'plain'), to: date(stay.leftOn, 'plain') })}
              {stay.reason && ` ${stay.reason}`}
            </span>
          </li>
        ))}
      </ol>
      {isMoving && phases.data && (
        <MoveDialog account={account} phases={phases.data} words={words} onClose={() => setMoving(false)} />
      )}
    </Section>
  )
}
