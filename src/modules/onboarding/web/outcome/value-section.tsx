import { Button } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import classes from './outcome.module.css'
import { WithdrawButton } from './withdraw-button.tsx'

export interface OutcomePartProps {
  project: ProjectPage
  isEditable: boolean
}

/** What the customer said it gained, in its own words; nothing here can be changed afterwards. */
export function ValueSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const [, change] = useProjectAddress()
  const { valueConfirmations } = project
  const record = isEditable && (
    <Button
      size="compact-sm"
      variant={valueConfirmations.length === 0 ? 'filled' : 'default'}
      onClick={() => change({ dialog: 'value' })}
    >
      {t('outcome.value.record')}
    </Button>
  )
  return (
    <Section title={t('outcome.value.title')} note={t('outcome.value.note')} actions={record}>
      {valueConfirmations.length === 0 ? (
        <p className={classes.none}>{t('outcome.value.none')}</p>
      ) : (
        <ul className={classes.quotes}>
          {valueConfirmations.map((each) => (
            <Quote key={each.id} project={project} confirmation={each} isEditable={isEditable} />
          ))}
        </ul>
      )}
    </Section>
  )
}

interface QuoteProps {
  project: ProjectPage
  confirmation: ProjectPage['valueConfirmations'][number]
  isEditable: boolean
}

function Quote({ project, confirmation, isEditable }: QuoteProps) {
  const { t } = useMessages('onboarding')
  const { date, instant } = useFormats()
  const goal = project.goals.find((each) => each.id === confirmation.goalId)
  const isOwn = confirmation.source === 'customer'
  return (
    <li>
      <figure className={classes.quote}>
        <blockquote>{t('outcome.value.quote', { words: confirmation.words })}</blockquote>
        <figcaption>
          <b>{t('outcome.value.by', { name: confirmation.name, title: confirmation.title })}</b>
          <span>{date(confirmation.confirmedOn)}</span>
          <Tag level={isOwn ? 'good' : 'unknown'}>{t(`source.${confirmation.source}`)}</Tag>
          {goal && <span>{goal.metric}</span>}
        </figcaption>
      </figure>
      {!isOwn && (
        <p className={classes.small}>
          {t('outcome.value.recorded', {
            how: confirmation.how ?? '—',
            name: confirmation.recordedBy ?? '—',
            at: instant(confirmation.recordedAt),
          })}
        </p>
      )}
      {confirmation.withdrawn ? (
        <p className={classes.warning}>
          {t('outcome.value.withdrawn', {
            date: date(confirmation.withdrawn.on),
            because: confirmation.withdrawn.because,
          })}
        </p>
      ) : (
        isEditable && <WithdrawButton projectId={project.id} confirmation={confirmation} />
      )}
    </li>
  )
}
