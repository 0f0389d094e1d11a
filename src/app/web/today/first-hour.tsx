import { Button } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { readToday } from '#app/contract/today.ts'
import { listInvitations } from '#modules/identity/contract.ts'
import { useGo } from '#platform/web/address/index.ts'
import { type AnswerOf, useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import classes from './first-hour.module.css'
import { SampleButton } from './sample-button.tsx'

/** What to do first in a workspace that holds little yet. Each step ticks itself off. */
export function FirstHour({ counts }: { counts: AnswerOf<typeof readToday>['counts'] }) {
  const { t } = useMessages('staff')
  const can = usePermissions()
  const go = useGo()
  const canInvite = can('identity.manage_members')
  const invitations = useEndpoint(listInvitations, {}, { enabled: canInvite })
  const hasCompany = counts.members > 1 || (invitations.data?.items.some(({ state }) => state === 'open') ?? false)
  const hasCustomers = counts.accounts > 0
  return (
    <section className={classes.sheet} aria-label={t('firstHour.title')}>
      <ol className={classes.steps}>
        <Step isDone={hasCustomers} title={t('firstHour.customers')} text={t('firstHour.customersDetail')}>
          <Button variant="filled" onClick={() => go('/accounts/import')}>
            {t('firstHour.import')}
          </Button>
          <SampleButton />
        </Step>
        <Step isDone={counts.projects > 0} title={t('firstHour.project')} text={t('firstHour.projectDetail')}>
          <Button
            variant={hasCustomers ? 'filled' : 'default'}
            disabled={!hasCustomers}
            onClick={() => go('/onboarding/new')}
          >
            {t('firstHour.start')}
          </Button>
        </Step>
        {canInvite && (
          <Step isDone={hasCompany} title={t('firstHour.invite')} text={t('firstHour.inviteDetail')}>
            <Button onClick={() => go('/settings/members', { invite: true })}>{t('firstHour.inviteNow')}</Button>
          </Step>
        )}
      </ol>
    </section>
  )
}

interface StepProps {
  isDone: boolean
  title: string
  text: string
  children: ReactNode
}

function Step({ isDone, title, text, children }: StepProps) {
  const { t } = useMessages('staff')
  const StepIcon = isDone ? IconCircleCheckFilled : IconCircle
  return (
    <li className={classes.step} data-done={isDone}>
      <StepIcon size={22} stroke={1.6} role="img" aria-label={t(isDone ? 'firstHour.done' : 'firstHour.open')} />
      <div>
        <b>{title}</b>
        <p>{text}</p>
      </div>
      {!isDone && <div className={classes.actions}>{children}</div>}
    </li>
  )
}
