import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { OngoingHandoff, ProjectPage } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import { leftoverKey } from './leftovers.tsx'
import own from './ongoing-content.module.css'
import { type Leftover, SettleForm } from './settle-form.tsx'

/** What was written for those who take over, to be read; also once it was accepted and may not change any more. */
export function OngoingContent({ project, handoff }: { project: ProjectPage; handoff: OngoingHandoff }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const facts = [
    { key: 'csm', text: handoff.csmName ?? '' },
    { key: 'introducedOn', text: handoff.introducedOn === null ? '' : date(handoff.introducedOn) },
    { key: 'review', text: handoff.review },
    { key: 'cadence', text: handoff.cadence },
    { key: 'nextGoals', text: handoff.nextGoals.join('\n') },
    { key: 'expansionHints', text: handoff.expansionHints },
    { key: 'internalNotes', text: handoff.internalNotes },
  ].filter(({ text }) => text !== '')
  if (facts.length === 0 && handoff.leftovers.length === 0) return null
  return (
    <details open={handoff.acceptances.length > 0}>
      <summary className={classes.small}>{t('ongoing.content')}</summary>
      <dl className={own.facts}>
        {facts.map(({ key, text }) => (
          <div key={key} className={own.fact}>
            <dt>{t(key === 'nextGoals' ? 'ongoing.nextGoalsRead' : `ongoing.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {handoff.leftovers.length > 0 && (
          <div className={own.fact}>
            <dt>{t('ongoing.leftovers')}</dt>
            <dd>
              <Leftovers project={project} handoff={handoff} />
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}

function Leftovers({ project, handoff }: { project: ProjectPage; handoff: OngoingHandoff }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const can = usePermissions()
  const [settling, setSettling] = useState<Leftover>()
  const text = useText()
  return (
    <>
      <ul className={classes.reasons}>
        {handoff.leftovers.map((each) => (
          <li key={leftoverKey(each)}>
            <Tag>{t(`ongoing.kind.${each.kind}`)}</Tag> {text(each.name)}{' '}
            <span className={classes.small}>
              {t(`ongoing.${each.disposition?.action ?? 'undecided'}`)} {each.disposition?.note}
            </span>
            {each.disposition?.settled && (
              <p className={classes.small}>
                {t('ongoing.settledOn', { date: date(each.disposition.settled.on), name: each.disposition.settled.by })}{' '}
                {each.disposition.settled.note}
              </p>
            )}
            {isToSettle(handoff, each) && can('onboarding.write') && (
              <Button size="compact-xs" onClick={() => setSettling(each)}>
                {t('ongoing.settle')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={settling !== undefined}
        onClose={() => setSettling(undefined)}
        title={t('ongoing.settle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {settling && <SettleForm project={project} leftover={settling} close={() => setSettling(undefined)} />}
      </Modal>
    </>
  )
}

/** A task is settled in the plan, a blocker and a condition where they stand; these have no other place. */
function isToSettle(handoff: OngoingHandoff, { kind, disposition }: Leftover): boolean {
  const isCarried = handoff.isGraduated && disposition?.action === 'carried' && disposition.settled === null
  return isCarried && (kind === 'phase_2' || kind === 'incident')
}
