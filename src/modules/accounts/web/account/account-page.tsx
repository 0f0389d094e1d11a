import { z } from 'zod'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { DetailColumns, Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type AccountDetails, listAccountChoices, listStakeholders, readAccount } from '../../contract.ts'
import { AccountFacts } from '../facts/account-facts.tsx'
import { useFieldWords } from '../fields/field-words.ts'
import { FitSection } from '../fit/fit-section.tsx'
import { type AccountPanel, useAccountPanels } from '../panels.ts'
import { PhaseSection } from '../phases/phase-section.tsx'
import { StakeholderSection } from '../stakeholders/stakeholder-section.tsx'
import { TimelineSection } from '../timeline/timeline-section.tsx'
import classes from './account.module.css'
import { AccountAnswer, OtherMatters } from './account-answer.tsx'
import { AccountMenu } from './account-menu.tsx'
import { AccountStats } from './account-stats.tsx'
import { Duplicates } from './duplicates.tsx'
import { mattersOf } from './matters.ts'

/** One customer: what matters now, its story, its people and facts. */
export function AccountPage() {
  const { accountId } = usePageParams(z.object({ accountId: z.string() }))
  const account = useEndpoint(readAccount, { params: { id: accountId } })
  const stakeholders = useEndpoint(listStakeholders, { params: { id: accountId } })
  const choices = useEndpoint(listAccountChoices, {})
  // Before its people are known nothing can be said of what matters, least of all that nothing does.
  if (stakeholders.isPending || choices.isPending)
    return (
      <Page>
        <PageSkeleton />
      </Page>
    )
  if (account.data) return <Loaded key={accountId} account={account.data} />
  return (
    <Page>{account.error ? <ProblemState thrown={account.error} onRetry={account.refetch} /> : <PageSkeleton />}</Page>
  )
}

function Loaded({ account }: { account: AccountDetails }) {
  const { t } = useMessages('accounts')
  const { today } = useFormats()
  const can = usePermissions()
  const words = useFieldWords()
  const stakeholders = useEndpoint(listStakeholders, { params: { id: account.id } })
  const panels = useAccountPanels()
  const canWrite = can('accounts.write') && account.archivedAt === null
  const people = stakeholders.data?.items ?? []
  const matters = mattersOf(account, stakeholders.data?.alerts ?? [], today())
  return (
    <Page>
      <PageHeader
        parent={{ label: t('list.title'), to: '/accounts' }}
        title={account.name}
        marks={account.nameKana && <span className={classes.reading}>{account.nameKana}</span>}
        answer={<AccountAnswer matters={matters} people={people} account={account} words={words} />}
        actions={can('accounts.write') && <AccountMenu account={account} />}
      />
      <OtherMatters matters={matters} people={people} />
      <Duplicates account={account} />
      <AccountStats account={account} words={words} />
      <Parts panels={panels} />
      <DetailColumns
        side={
          <>
            <StakeholderSection accountId={account.id} stakeholders={stakeholders} words={words} canWrite={canWrite} />
            <FitSection accountId={account.id} />
            <PhaseSection account={account} words={words} canWrite={canWrite} />
            <AccountFacts account={account} words={words} canWrite={canWrite} />
          </>
        }
      >
        {panels.map(({ key, component: Panel }) => (
          <div key={key} id={partId(key)} className={classes.part}>
            <Panel accountId={account.id} />
          </div>
        ))}
        <div id={partId('timeline')} className={classes.part}>
          <TimelineSection accountId={account.id} words={words} />
        </div>
      </DetailColumns>
    </Page>
  )
}

const partId = (key: string) => `part-${key}`

/** The page is long: what is looked for most is one press away. */
function Parts({ panels }: { panels: readonly AccountPanel[] }) {
  const { t } = useMessages('accounts')
  return (
    <nav className={classes.parts} aria-label={t('parts')}>
      {panels.map(
        ({ key, nameKey }) =>
          nameKey && (
            <a key={key} href={`#${partId(key)}`}>
              {t(nameKey)}
            </a>
          ),
      )}
      <a href={`#${partId('timeline')}`}>{t('timelineSection.title')}</a>
    </nav>
  )
}
