import { Button } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { ProjectPage } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import { useProjectAddress } from '../project/address.ts'
import { Verdict } from './verdict.tsx'

const respondents = ['champion', 'sponsor'] as const

/** The graduation exam: what champion and sponsor answered, what counts, and what the judgement would say now. */
export function ExamSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [, change] = useProjectAddress()
  const { exam } = project
  const isComplete = exam.answers.filter(({ attempt }) => attempt === exam.attempt).length === respondents.length
  const actions = isEditable && (
    <>
      {!isComplete && (
        <Button size="compact-sm" onClick={() => change({ dialog: 'answer' })}>
          {t('exam.record')}
        </Button>
      )}
      <Button size="compact-sm" onClick={() => change({ dialog: 'judge' })}>
        {t('judge.open')}
      </Button>
    </>
  )
  return (
    <Section
      title={t('exam.title')}
      note={t(`exam.state.${exam.state}`, { sendOn: date(exam.sendOn), closesOn: date(exam.closesOn) })}
      actions={actions}
      framed
    >
      <div className={classes.exam}>
        <div className={classes.scores}>
          {respondents.map((each) => (
            <Score key={each} project={project} respondent={each} />
          ))}
        </div>
        <Verdict project={project} judgement={exam.judgement} />
      </div>
    </Section>
  )
}

function Score({ project, respondent }: { project: ProjectPage; respondent: (typeof respondents)[number] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { answers, earlierAnswers, judgement, attempt } = project.exam
  const answer = answers.find((each) => each.respondent === respondent)
  const isCounted = answer !== undefined && answers.length > 1 && answer.score === judgement.score
  return (
    <div className={classes.score}>
      <span className={classes.small}>{t(`exam.respondent.${respondent}`)}</span>
      <span className={classes.points} data-missing={answer === undefined}>
        {answer === undefined ? '—' : answer.score}
        <small>{t('exam.outOf')}</small>
        {isCounted && <Tag>{t('exam.counted')}</Tag>}
      </span>
      {answer === undefined ? (
        <span className={classes.small}>{t('exam.unanswered')}</span>
      ) : (
        <>
          {answer.reason !== '' && <q className={classes.reason}>{answer.reason}</q>}
          <span className={classes.small}>
            {t('exam.answeredBy', {
              name: answer.name,
              date: date(answer.answeredOn),
              source: t(`source.${answer.source}`),
            })}
          </span>
          {answer.attempt < attempt && <span className={classes.small}>{t('exam.askedAgain')}</span>}
        </>
      )}
      {earlierAnswers
        .filter((each) => each.respondent === respondent)
        .map((each) => (
          <span key={each.attempt} className={classes.small}>
            {t('exam.earlier', { score: each.score, date: date(each.answeredOn), reason: each.reason || '—' })}
          </span>
        ))}
    </div>
  )
}
