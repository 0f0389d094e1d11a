import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import stopReasons from '../../content/stop-reasons.json' with { type: 'json' }
import type { ProjectPage } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'

/** What was judged and begun anew so far, and why it ended where it did. */
export function RoundHistory({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const reasonOf = useStopReason()
  const { rekickoffs, endReason, exam } = project
  if (rekickoffs.length === 0 && exam.history.length === 0 && endReason === null) return null
  return (
    <Section title={t('rounds.title')} framed>
      <ul className={classes.rounds}>
        {endReason && (
          <li>
            <b>{t('state.ended_without_value')}</b>
            <span>{reasonOf(endReason.key)}</span>
            <span className={classes.small}>{endReason.text}</span>
          </li>
        )}
        {exam.history.map((each) => (
          <li key={`${each.judgedOn}-${each.verdict}`}>
            <b>{t('rounds.judged', { verdict: t(`verdict.${each.verdict}`) })}</b>
            <span className={classes.small}>
              {t('rounds.by', { date: date(each.judgedOn), name: each.judgedBy, cycle: each.cycle })}
            </span>
            {each.rejudgeOn && (
              <span className={classes.small}>{t('rounds.rejudge', { date: date(each.rejudgeOn) })}</span>
            )}
            {each.conditions.map((condition) => (
              <span key={condition.text}>
                {t('rounds.condition', { text: condition.text, date: date(condition.dueOn) })}
              </span>
            ))}
          </li>
        ))}
        {rekickoffs.map((each) => (
          <li key={each.id}>
            <b>{t('rounds.rekickoff', { cycle: each.fromCycle + 1 })}</b>
            <span className={classes.small}>
              {t('rounds.held', { date: date(each.heldOn), name: each.recordedBy })}
            </span>
            <span>{each.reasonKeys.map(reasonOf).join(t('project.comma'))}</span>
            <span>{each.rootCause}</span>
            <span className={classes.small}>
              {t('rounds.valueMoved', { from: date(each.previousValueOn), to: date(each.valueOn) })}
            </span>
            <span className={classes.small}>
              {t('rounds.sponsor', { name: each.sponsorName, words: each.sponsorWords })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useStopReason(): (key: string) => string {
  const text = useText()
  return (key) => {
    const reason = stopReasons.find((each) => each.key === key)
    return reason ? text(reason.label) : key
  }
}
