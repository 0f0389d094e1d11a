import { Anchor } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import type { StakeholderRecord } from '../../contract.ts'
import { type Choices, labelOf } from '../fields/choices.ts'
import { nameOf, readingOf, sentimentLevels } from './person.ts'
import classes from './stakeholders.module.css'

interface PersonCardProps {
  person: StakeholderRecord
  deputyOf: StakeholderRecord | undefined
  choices: Choices
  onOpen: () => void
}

/** A person in a few lines; the whole opens by a press. */
export function PersonCard({ person, deputyOf, choices, onOpen }: PersonCardProps) {
  const { t } = useMessages('accounts')
  const { date } = useFormats()
  const { sentiment, influence, leftOn, roles } = person
  return (
    <li className={classes.person} data-gone={!person.isActive}>
      <div className={classes.head}>
        <button type="button" className={classes.name} onClick={onOpen}>
          {nameOf(person)}
        </button>
        {readingOf(person) && <span className={classes.reading}>{readingOf(person)}</span>}
        {sentiment && person.isActive && (
          <span className={classes.sentiment}>
            <StatusMark level={sentimentLevels[sentiment]} label={labelOf(choices.sentiments, sentiment)} />
          </span>
        )}
      </div>
      {(person.department || person.title) && (
        <p className={classes.line}>{[person.department, person.title].filter(Boolean).join(' ')}</p>
      )}
      {(roles.length > 0 || influence) && (
        <div className={classes.tags}>
          {roles.map((role) => (
            <Tag key={role}>{labelOf(choices.roles, role)}</Tag>
          ))}
          {influence && (
            <span className={classes.line}>
              {t('people.influence', { level: labelOf(choices.influences, influence) })}
            </span>
          )}
        </div>
      )}
      {deputyOf && <p className={classes.line}>{t('people.deputyOf', { name: nameOf(deputyOf) })}</p>}
      {(person.email || person.phone) && (
        <p className={classes.line}>
          {person.email && <Anchor href={`mailto:${person.email}`}>{person.email}</Anchor>} {person.phone}
        </p>
      )}
      {leftOn && (
        <p className={classes.line}>
          {t(person.isActive ? 'people.leaves' : 'people.left', { date: date(leftOn, 'plain') })}
        </p>
      )}
    </li>
  )
}
