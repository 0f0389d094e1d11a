import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { PageLink, useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listWaiting, type WaitingProject } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './matters.module.css'
import { HolderTotals, useWaitingReason } from './waiting-strip.tsx'

/** So many more projects are listed at a time. */
const pageSize = 100
const states = ['open', 'closed', 'all'] as const
const schema = z.object({
  state: z.enum(states).catch('open'),
  program: z.string().optional().catch(undefined),
  accountId: z.uuid().optional().catch(undefined),
})

/** On whom the days of all projects waited: in all, by program, by customer; every number opens to its project. */
export function WaitingPage() {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [{ state, program, accountId }, change] = useAddressState(schema)
  const [shown, setShown] = useState(pageSize)
  const { data, error, refetch } = useEndpoint(
    listWaiting,
    { query: { state, programKey: program, accountId } },
    { keepsPrevious: true },
  )
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const elsewhere = data.totals.customer + data.totals.third_party
  const percent = data.days === 0 ? 0 : Math.round((elsewhere / data.days) * 100)
  return (
    <Page>
      <PageHeader
        title={t('waiting.page.title')}
        answer={t('waiting.page.answer', { count: data.projects.length, days: data.days, percent })}
        parent={{ label: t('list.title'), to: '/onboarding' }}
      />
      <div className={classes.buttons}>
        <SegmentedControl
          value={state}
          onChange={(next) => change({ state: states.find((each) => each === next) })}
          data={states.map((value) => ({ value, label: t(`waiting.page.state.${value}`) }))}
        />
        {program !== undefined && (
          <PageLink to="/onboarding/waiting" search={{ state, accountId }}>
            {t('waiting.page.allPrograms')}
          </PageLink>
        )}
        {accountId !== undefined && (
          <PageLink to="/onboarding/waiting" search={{ state, program }}>
            {t('waiting.page.allCustomers')}
          </PageLink>
        )}
      </div>
      <HolderTotals totals={data.totals} days={data.days} />
      {data.isCut && <p className={classes.small}>{t('waiting.page.cut')}</p>}
      {data.projects.length === 0 && <EmptyState title={t('waiting.page.empty')} text={t('waiting.page.emptyText')} />}
      {data.reasons.length > 0 && (
        <Section title={t('waiting.page.reasons')} framed>
          <ul className={classes.spans}>
            {data.reasons.map(({ holder, code, days }) => (
              <li key={`${holder}${code}`} data-holder={holder}>
                <span className={classes.swatch} aria-hidden="true" />
                <b>{t(`waiting.holder.${holder}`)}</b>
                <span>{t(`waiting.kind.${code}`)}</span>
                <span>{t('waiting.days', { count: days })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('waiting.page.programs')} framed>
        <ul className={classes.list}>
          {data.programs.map((each) => (
            <li key={each.key} className={classes.item}>
              <PageLink to="/onboarding/waiting" search={{ state, accountId, program: each.key }}>
                {t('waiting.page.program', { name: text(each.name), count: each.projects })}
              </PageLink>
              <HolderTotals totals={each.totals} days={each.days} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('waiting.page.projects')} note={t('waiting.page.order')} framed>
        <ul className={classes.list}>
          {data.projects.slice(0, shown).map((project) => (
            <ProjectRow
              key={project.projectId}
              project={project}
              only={accountId === undefined && { state, program, accountId: project.account.id }}
            />
          ))}
        </ul>
        {data.projects.length > shown && (
          <div className={classes.buttons}>
            <span className={classes.small}>{t('waiting.page.shown', { shown, all: data.projects.length })}</span>
            <Button onClick={() => setShown(shown + pageSize)}>{t('waiting.page.more')}</Button>
          </div>
        )}
      </Section>
    </Page>
  )
}

interface ProjectRowProps {
  project: WaitingProject
  /** The address of this customer's projects alone, with their total; false where it is the present one. */
  only: false | { state: string; program: string | undefined; accountId: string }
}

function ProjectRow({ project, only }: ProjectRowProps) {
  const { t } = useMessages('onboarding')
  const reason = useWaitingReason()
  const { now } = project
  return (
    <li className={classes.item}>
      <PageLink to={`/onboarding/${project.projectId}`} search={{ view: 'matters' }}>
        {project.account.name}
      </PageLink>
      {only && (
        <PageLink to="/onboarding/waiting" search={only}>
          {t('waiting.page.only')}
        </PageLink>
      )}
      {now && project.isOpen && (
        <span className={classes.small}>
          {t('waiting.page.now', {
            side: t(`waiting.holder.${now.holder}`),
            count: now.days,
            reason: reason(now.reason),
          })}
        </span>
      )}
      <HolderTotals totals={project.totals} days={project.days} />
    </li>
  )
}
