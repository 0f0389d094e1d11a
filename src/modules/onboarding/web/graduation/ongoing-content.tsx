import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { OngoingHandoff } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import { leftoverKey } from './leftovers.tsx'
import own from './ongoing-content.module.css'

/** What was written for those who take over, to be read; also once it was accepted and may not change any more. */
export function OngoingContent({ handoff }: { handoff: OngoingHandoff }) {
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
              <Leftovers handoff={handoff} />
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}

function Leftovers({ handoff }: { handoff: OngoingHandoff }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <ul className={classes.reasons}>
      {handoff.leftovers.map((each) => (
        <li key={leftoverKey(each)}>
          <Tag>{t(`ongoing.kind.${each.kind}`)}</Tag> {text(each.name)}{' '}
          <span className={classes.small}>
            {t(`ongoing.${each.disposition?.action ?? 'undecided'}`)} {each.disposition?.note}
          </span>
        </li>
      ))}
    </ul>
  )
}
