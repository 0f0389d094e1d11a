import { Alert, Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { PageHeader } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { StandingMark } from '../list/columns.tsx'
import { isClosed, standingOf } from '../standing.ts'
import { useText } from '../text.ts'
import { ProjectActions } from './actions.tsx'
import { useProjectAddress } from './address.ts'
import { useProjectAnswer } from './answer.ts'
import classes from './project.module.css'

export function ProjectHeader({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const answer = useProjectAnswer(project)
  const { account, program, cycle } = project
  return (
    <>
      <PageHeader
        title={account.name}
        answer={answer}
        parent={{ label: t('list.title'), to: '/onboarding' }}
        marks={
          <span className={classes.marks}>
            <StandingMark project={project} filled />
            {standingOf(project) !== project.state && <Tag>{t(`state.${project.state}`)}</Tag>}
            <Tag>{t('project.program', { name: text(program.name), version: program.version })}</Tag>
            {cycle > 1 && <Tag>{t('project.cycle', { cycle })}</Tag>}
            <PageLink to={`/accounts/${account.id}`} className={classes.accountLink ?? ''}>
              {t('project.account')}
            </PageLink>
          </span>
        }
        actions={<ProjectActions project={project} />}
      />
      <Day90Notice project={project} />
    </>
  )
}

/** The three-month rule: a warning from day 60, the duty to begin anew from day 90. */
function Day90Notice({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [, change] = useProjectAddress()
  const { state, day, daysLeft, reasons } = project.day90
  if (state === 'ok' || isClosed(project)) return null
  const isDue = state === 'rekickoff_due'
  return (
    <Alert
      color={isDue ? 'red' : 'yellow'}
      title={isDue ? t('day90.due', { day }) : t('day90.warn', { day, count: daysLeft })}
    >
      <div className={classes.notice}>
        <span>
          {t('day90.missing')}
          {reasons.map((each) => t(`day90.reason.${each}`)).join(t('project.comma'))}
        </span>
        {can('onboarding.write') && (
          <span className={classes.noticeActions}>
            <Button size="compact-sm" onClick={() => change({ view: 'outcome', dialog: 'value' })}>
              {t('outcome.value.record')}
            </Button>
            <Button size="compact-sm" onClick={() => change({ dialog: 'rekickoff' })}>
              {t('rekickoff.open')}
            </Button>
          </span>
        )}
      </div>
    </Alert>
  )
}
