import { SegmentedControl, TextInput } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { OngoingHandoff } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'

type Leftover = OngoingHandoff['leftovers'][number]
type Decision = Pick<NonNullable<Leftover['disposition']>, 'action' | 'note'>
export type Decisions = ReadonlyMap<string, Decision>

export const leftoverKey = ({ kind, id }: Pick<Leftover, 'kind' | 'id'>) => `${kind}:${id}`

interface LeftoversProps {
  items: readonly Leftover[]
  decisions: Decisions
  onChange: (decisions: Decisions) => void
}

const actions = ['carried', 'closed'] as const

/** Everything that is still open, each with what becomes of it. */
export function Leftovers({ items, decisions, onChange }: LeftoversProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const decide = (item: Leftover, decision: Decision) =>
    onChange(new Map([...decisions, [leftoverKey(item), decision]]))
  return (
    <ul className={classes.criteria}>
      {items.map((item) => {
        const name = text(item.name)
        const decision = decisions.get(leftoverKey(item))
        return (
          <li key={leftoverKey(item)} className={classes.criterion}>
            <div className={classes.criterionHead}>
              <Tag>{t(`ongoing.kind.${item.kind}`)}</Tag>
              <span className={classes.criterionText}>
                {name}{' '}
                {item.dueOn !== null && (
                  <span className={classes.small}>{t('ongoing.due', { date: date(item.dueOn) })}</span>
                )}
              </span>
              <SegmentedControl
                size="xs"
                aria-label={t('ongoing.actionOf', { name })}
                data={[
                  { value: '', label: t('ongoing.undecided') },
                  ...actions.map((each) => ({ value: each, label: t(`ongoing.${each}`) })),
                ]}
                value={decision?.action ?? ''}
                onChange={(next) => {
                  const action = actions.find((each) => each === next)
                  if (action) decide(item, { action, note: decision?.note ?? '' })
                  else onChange(new Map([...decisions].filter(([key]) => key !== leftoverKey(item))))
                }}
              />
            </div>
            {decision && (
              <TextInput
                size="xs"
                aria-label={t('ongoing.noteOf', { name })}
                placeholder={t('followUp.note')}
                value={decision.note}
                onChange={(event) => decide(item, { ...decision, note: event.currentTarget.value })}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
