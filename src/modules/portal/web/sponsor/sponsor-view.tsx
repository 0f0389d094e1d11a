import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { PortalGoal, PortalHome, PortalProjectView } from '../../contract.ts'
import { Head } from '../home/head.tsx'
import { Exam } from '../requests/exam.tsx'
import { ValueConfirmation } from '../requests/value-confirmation.tsx'
import { Money } from '../value/money.tsx'
import classes from './sponsor.module.css'

/** For whoever has one minute: where it stands, what it has brought so far, and the one thing asked of them. */
export function SponsorView({ home, onShowAll }: { home: PortalHome; onShowAll: () => void }) {
  const { t } = useMessages('portal')
  const { project } = home
  return (
    <>
      <Head home={home} />
      {project && <ValueSoFar goals={project.goals} />}
      {project && <Money value={project.value} />}
      {project && <Ask home={home} project={project} />}
      <Button variant="subtle" className={classes.more} onClick={onShowAll}>
        {t('sponsor.all')}
      </Button>
    </>
  )
}

function ValueSoFar({ goals }: { goals: readonly PortalGoal[] }) {
  const { t } = useMessages('portal')
  if (goals.length === 0) return null
  return (
    <Section title={t('sponsor.value')}>
      <ul className={classes.goals}>
        {goals.map((goal) => (
          <Figure key={goal.id} goal={goal} />
        ))}
      </ul>
    </Section>
  )
}

function Figure({ goal }: { goal: PortalGoal }) {
  const { t } = useMessages('portal')
  const { number } = useFormats()
  const amount = (value: number) => `${number(value)}${goal.unit}`
  return (
    <li className={classes.goal}>
      <span>{goal.metric || goal.useCase}</span>
      <p className={classes.figure}>
        <b>{goal.latest ? amount(goal.latest.value) : t('goals.notMeasured')}</b>
        {goal.isAchieved && <Tag level="good">{t('goals.achieved')}</Tag>}
        <span className={classes.quiet}>
          {goal.baseline !== null && t('sponsor.from', { value: amount(goal.baseline) })}{' '}
          {goal.target !== null && t('sponsor.to', { value: amount(goal.target) })}
        </span>
      </p>
    </li>
  )
}

/** What we ask of the sponsor now: the exam while it is open, else the confirmation, else nothing at all. */
function Ask({ home, project }: { home: PortalHome; project: PortalProjectView }) {
  const { t } = useMessages('portal')
  const [hasAnswered] = useState(() => project.confirmations.length > 0)
  const { respondent } = home.visitor
  const { exam } = project
  const isOpen = exam !== null && respondent !== null
  if (isOpen && !exam.answered.includes(respondent))
    return (
      <div className={classes.ask}>
        <p>{t('sponsor.ask')}</p>
        <Exam home={home} exam={exam} />
      </div>
    )
  return (
    <>
      {/* Says that the answer has arrived. */}
      {isOpen && <Exam home={home} exam={exam} />}
      {project.canConfirmValue || hasAnswered ? (
        <ValueConfirmation home={home} project={project} />
      ) : (
        !isOpen && <p>{t('next.none')}</p>
      )}
    </>
  )
}
