import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalHome } from '../../contract.ts'
import { Documents } from '../files/documents.tsx'
import { MailChoice } from '../mail/mail-choice.tsx'
import { Matters } from '../matters/matters.tsx'
import { Colleagues } from '../people/colleagues.tsx'
import { Contacts } from '../people/contacts.tsx'
import { Plan } from '../plan/plan.tsx'
import { Criteria } from '../requests/criteria.tsx'
import { Exam } from '../requests/exam.tsx'
import { NextRequest } from '../requests/next-request.tsx'
import { ValueConfirmation } from '../requests/value-confirmation.tsx'
import { SponsorView } from '../sponsor/sponsor-view.tsx'
import { Trainings } from '../trainings/trainings.tsx'
import { Money } from '../value/money.tsx'
import { Roadmap } from '../value/roadmap.tsx'
import { Goals } from './goals.tsx'
import { Head } from './head.tsx'
import classes from './home.module.css'
import { MayProvider } from './may.ts'
import { Meetings } from './meetings.tsx'
import { News } from './news.tsx'
import { PreviewProvider } from './preview.ts'
import { Wins } from './wins.tsx'

/** All that a customer sees, the next request first. A preview shows the same to staff, with nothing to press. */
export function Home({ home, isPreview = false }: { home: PortalHome; isPreview?: boolean }) {
  const { t } = useMessages('portal')
  const { level, may } = home.visitor
  const [showsAll, setShowsAll] = useState(false)
  return (
    <PreviewProvider value={isPreview}>
      <MayProvider value={may}>
        <fieldset className={classes.home} disabled={isPreview} aria-label={t('page', { customer: home.customerName })}>
          {level === 'executive' && !showsAll ? (
            <SponsorView home={home} onShowAll={() => setShowsAll(true)} />
          ) : (
            <Everything home={home} isPreview={isPreview} />
          )}
        </fieldset>
      </MayProvider>
    </PreviewProvider>
  )
}

function Everything({ home, isPreview }: { home: PortalHome; isPreview: boolean }) {
  const { project } = home
  return (
    <>
      <Head home={home} />
      <News news={home.news} />
      <NextRequest home={home} isPreview={isPreview} />
      {project && (
        <>
          <Exam home={home} exam={project.exam} />
          <ValueConfirmation home={home} project={project} />
          <Meetings project={project} />
          {!isPreview && <Trainings />}
          <Goals goals={project.goals} />
          <Money value={project.value} />
          <Roadmap stages={project.roadmap} />
          <Wins wins={project.earlyWins} />
          <Criteria project={project} />
          {!isPreview && <Matters />}
          <Plan project={project} today={home.today} />
          <Documents files={project.files} />
        </>
      )}
      <MailChoice mail={home.mail} />
      <Colleagues colleagues={home.colleagues} />
      <Contacts home={home} />
    </>
  )
}
