import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { AccountDetails, StakeholderRecord } from '../../contract.ts'
import type { FieldWords } from '../fields/field-words.ts'
import classes from './account.module.css'
import type { Matter } from './matters.ts'

interface MattersProps {
  matters: readonly Matter[]
  people: readonly StakeholderRecord[]
}

const toldInSentence = 2

function useMatterWords(people: readonly StakeholderRecord[]) {
  const { t } = useMessages('accounts')
  return ({ kind, days, stakeholderIds }: Matter) => {
    const names = people
      .filter(({ id }) => stakeholderIds.includes(id))
      .map(({ familyName, givenName }) => `${familyName} ${givenName}`.trim())
    return t(`matter.${kind}`, { count: days ?? 0, names: names.join(t('value.comma')) })
  }
}

/** The page's first sentence: what matters most now, or that nothing does. */
export function AccountAnswer({
  matters,
  people,
  account,
  words,
}: MattersProps & { account: AccountDetails; words: FieldWords }) {
  const { t } = useMessages('accounts')
  const say = useMatterWords(people)
  if (matters.length > 0)
    return matters
      .slice(0, toldInSentence)
      .map((matter) => say(matter) + t('value.sentenceEnd'))
      .join('')
  const phase = words.text('phase', account.phase)
  const calm = t('account.calm', { phase, days: account.daysInPhase })
  const renewal = account.daysToRenewal === null ? '' : t('account.calmRenewal', { days: account.daysToRenewal })
  return calm + renewal
}

/** What else matters, below the first sentence. */
export function OtherMatters({ matters, people }: MattersProps) {
  const { t } = useMessages('accounts')
  const say = useMatterWords(people)
  const others = matters.slice(toldInSentence)
  if (others.length === 0) return null
  return (
    <ul className={classes.matters} aria-label={t('account.matters')}>
      {others.map((matter) => (
        <li key={matter.kind}>
          <StatusMark level={matter.level} label={say(matter)} filled />
        </li>
      ))}
    </ul>
  )
}
