import type { ReactNode } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { TestVerdict } from '../../contract.ts'
import { type Group, isGroup } from '../../domain/condition.ts'
import classes from './conditions.module.css'
import { useAttributes } from './use-attributes.ts'
import { useTestWords } from './use-test-words.ts'

const levels = { met: 'good', unmet: 'watch', unknown: 'unknown' } as const

interface ConditionReadingProps {
  condition: Group
  /** Of one customer: each question with what is known of it. */
  verdicts?: readonly TestVerdict[]
}

/** A condition in words; of a customer, with what is known of it and what came of that. */
export function ConditionReading({ condition, verdicts }: ConditionReadingProps) {
  const { t } = useMessages('segments')
  const attributes = useAttributes()
  const words = useTestWords(attributes)
  if (!attributes.isLoaded) return null
  const parts = (group: Group, path: string): ReactNode =>
    group.of.map((part, index) => {
      const here = `${path}of.${index}`
      if (isGroup(part))
        return (
          <li key={here}>
            {t(`match.${part.match}`)}
            <ul>{parts(part, `${here}.`)}</ul>
          </li>
        )
      const verdict = verdicts?.find((each) => each.path === here)
      return (
        <li key={here}>
          <span className={classes.verdict}>
            {words.question(part)}
            {verdict && (
              <>
                <StatusMark level={levels[verdict.verdict]} label={t(`verdict.${verdict.verdict}`)} />
                <span className={classes.note}>
                  {t('knownAs', { value: words.known(verdict.attribute, verdict.known) })}
                </span>
              </>
            )}
          </span>
        </li>
      )
    })
  return (
    <div>
      <p className={classes.note}>{condition.of.length === 0 ? t('everybody') : t(`match.${condition.match}`)}</p>
      <ul className={classes.reading}>{parts(condition, '')}</ul>
    </div>
  )
}
