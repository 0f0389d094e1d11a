import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalHome } from '../../contract.ts'
import { Matters } from '../matters/matters.tsx'
import { Plan } from '../plan/plan.tsx'
import { Criteria } from '../requests/criteria.tsx'
import { Exam } from '../requests/exam.tsx'
import { NextRequest } from '../requests/next-request.tsx'
import { ValueConfirmation } from '../requests/value-confirmation.tsx'
import { Goals } from './goals.tsx'
import { Head } from './head.tsx'
import classes from './home.module.css'
import { Meetings } from './meetings.tsx'
import { Wins } from './wins.tsx'

/** All that a customer sees, the next request first. A preview shows the same to staff, with nothing to press. */
export function Home({ home, isPreview = false }: { home: PortalHome; isPreview?: boolean }) {
  const { t } = useMessages('portal')
  const { project } = home
  return (
    <fieldset className={classes.home} disabled={isPreview} aria-label={t('page', { customer: home.customerName })}>
      <Head home={home} />
      <NextRequest home={home} isPreview={isPreview} />
      {project && (
        <>
          <Exam home={home} exam={project.exam} />
          <ValueConfirmation home={home} project={project} />
          <Meetings project={project} />
          <Goals goals={project.goals} />
          <Wins wins={project.earlyWins} />
          <Criteria project={project} />
          {!isPreview && <Matters />}
          <Plan project={project} today={home.today} />
        </>
      )}
    </fieldset>
  )
}
