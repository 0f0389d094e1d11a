import { daysBetween } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { TimelineItem } from '../../contract.ts'
import { standingOf } from '../standing.ts'
import { useText } from '../text.ts'
import { spansOf } from './spans.ts'

/** A project's bars in words, for the title and for those who don't see them. */
export function useDescription() {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  return (project: TimelineItem): string => {
    const { later } = spansOf(project)
    const next = project.milestones.find(({ isDone }) => !isDone)
    const kickoffOn = project.kickoffDoneOn ?? project.kickoffOn
    return [
      project.account.name,
      t(`standing.${standingOf(project)}`),
      kickoffOn === null ? undefined : t('portfolio.kickoff', { date: date(kickoffOn) }),
      project.valueConfirmedOn === null
        ? t('portfolio.agreed', { date: date(project.valueOn) })
        : t('list.confirmedOn', { date: date(project.valueConfirmedOn) }),
      later === null
        ? undefined
        : t('portfolio.expected', { date: date(later.to), count: daysBetween(project.valueOn, later.to) }),
      next === undefined ? undefined : t('portfolio.next', { name: text(next.name), date: date(next.on) }),
    ]
      .filter((each) => each !== undefined)
      .join(t('project.comma'))
  }
}
