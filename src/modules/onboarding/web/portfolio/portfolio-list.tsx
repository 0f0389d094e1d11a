import { Button } from '@mantine/core'
import { daysBetween } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { TimelineItem } from '../../contract.ts'
import { levelOf, standingOf } from '../standing.ts'
import { useText } from '../text.ts'
import classes from './portfolio.module.css'
import { spansOf } from './spans.ts'

interface PortfolioListProps {
  rows: readonly TimelineItem[]
  hasMore: boolean
  onMore: () => void
}

/** The same as the chart where there is no room for one: a project after the other, its days in words. */
export function PortfolioList({ rows, hasMore, onMore }: PortfolioListProps) {
  const { t } = useMessages('onboarding')
  return (
    <>
      <ul className={classes.list} aria-label={t('portfolio.label')}>
        {rows.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      {hasMore && <Button onClick={onMore}>{t('portfolio.more')}</Button>}
    </>
  )
}

function ProjectCard({ project }: { project: TimelineItem }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const standing = standingOf(project)
  const { later } = spansOf(project)
  const kickoffOn = project.kickoffDoneOn ?? project.kickoffOn
  const next = project.milestones.find(({ isDone }) => !isDone)
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <PageLink to={`/onboarding/${project.id}`}>{project.account.name}</PageLink>
        <StatusMark level={levelOf(standing)} label={t(`standing.${standing}`)} />
      </div>
      <p className={classes.days}>
        {kickoffOn !== null && `${t('portfolio.kickoff', { date: date(kickoffOn) })} → `}
        {project.valueConfirmedOn === null
          ? t('portfolio.agreed', { date: date(project.valueOn) })
          : t('list.confirmedOn', { date: date(project.valueConfirmedOn) })}
      </p>
      {later && (
        <p className={classes.slip}>
          {t('portfolio.expected', { date: date(later.to), count: daysBetween(project.valueOn, later.to) })}
        </p>
      )}
      {next && <p className={classes.facts}>{t('portfolio.next', { name: text(next.name), date: date(next.on) })}</p>}
    </li>
  )
}
