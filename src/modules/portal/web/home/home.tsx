import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalHome, PortalMattersView, PortalPapersView, PortalTrainingsView } from '../../contract.ts'
import { Documents } from '../files/documents.tsx'
import { MailChoice } from '../mail/mail-choice.tsx'
import { Matters, MattersView } from '../matters/matters.tsx'
import { Papers, PapersView } from '../papers/papers.tsx'
import { Colleagues } from '../people/colleagues.tsx'
import { Contacts } from '../people/contacts.tsx'
import { Plan } from '../plan/plan.tsx'
import { Criteria } from '../requests/criteria.tsx'
import { Exam } from '../requests/exam.tsx'
import { NextRequest } from '../requests/next-request.tsx'
import { ValueConfirmation } from '../requests/value-confirmation.tsx'
import { SponsorView } from '../sponsor/sponsor-view.tsx'
import { Trainings, TrainingsView } from '../trainings/trainings.tsx'
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

/** What the page reads besides its home; a preview is given it, since a visitor's own addresses are closed to staff. */
export interface HomePreview {
  matters: PortalMattersView
  trainings: PortalTrainingsView
  papers: PortalPapersView
  /** What opens behind the executive's one screen. */
  showsAll: boolean
}

/** All that a customer sees, the next request first. A preview shows the same to staff, with nothing to press. */
export function Home({ home, preview }: { home: PortalHome; preview?: HomePreview }) {
  const isPreview = preview !== undefined
  const { t } = useMessages('portal')
  const { level, may } = home.visitor
  const [showsAll, setShowsAll] = useState(false)
  return (
    <PreviewProvider value={isPreview}>
      <MayProvider value={may}>
        <fieldset className={classes.home} disabled={isPreview} aria-label={t('page', { customer: home.customerName })}>
          {level === 'executive' && !(preview?.showsAll ?? showsAll) ? (
            <SponsorView home={home} onShowAll={() => setShowsAll(true)} />
          ) : (
            <Everything home={home} preview={preview} />
          )}
        </fieldset>
      </MayProvider>
    </PreviewProvider>
  )
}

function Everything({ home, preview }: { home: PortalHome; preview: HomePreview | undefined }) {
  const { project } = home
  return (
    <>
      <Head home={home} />
      <News news={home.news} />
      <NextRequest home={home} isPreview={preview !== undefined} />
      {project && (
        <>
          <Exam home={home} exam={project.exam} />
          <ValueConfirmation home={home} project={project} />
          <Meetings project={project} />
          {preview ? <TrainingsView trainings={preview.trainings} /> : <Trainings />}
          <Goals goals={project.goals} />
          <Money value={project.value} />
          <Roadmap stages={project.roadmap} />
          <Wins wins={project.earlyWins} />
          <Criteria project={project} />
          {preview ? <MattersView matters={preview.matters} /> : <Matters />}
          <Plan project={project} today={home.today} />
          {preview ? <PapersView papers={preview.papers} /> : <Papers />}
          <Documents files={project.files} />
        </>
      )}
      <MailChoice mail={home.mail} />
      <Colleagues colleagues={home.colleagues} />
      <Contacts home={home} />
    </>
  )
}
