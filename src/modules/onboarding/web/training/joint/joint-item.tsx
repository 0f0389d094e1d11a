import { Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import type { JointTraining } from '../../../contract.ts'
import classes from '../../waiting/matters.module.css'

export type JointDialog = { what: 'time' | 'customers'; id: string }

const levels: Readonly<Record<JointTraining['state'], StatusLevel>> = {
  proposed: 'watch',
  scheduled: 'good',
  held: 'good',
  no_show: 'risk',
  cancelled: 'unknown',
}

interface JointItemProps {
  joint: JointTraining
  onOpen: ((dialog: JointDialog) => void) | undefined
}

/** One date with several customers, each with its own people; a name opens that customer's own training. */
export function JointItem({ joint, onOpen }: JointItemProps) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const { id, course, on, time, minutes, state, asked, completed, customers } = joint
  const name = course.name[language]
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.title}>{name}</span>
        <Tag>{t(`training.kind.${course.kind}`)}</Tag>
        <StatusMark level={levels[state]} label={t(`training.state.${state}`)} />
      </div>
      <p className={classes.small}>
        {t('training.jointPage.when', { date: date(on), time, minutes, count: customers.length })}{' '}
        {asked > 0 && t('training.jointPage.people', { count: asked, completed })}
      </p>
      <ul className={classes.reasons}>
        {customers.map((customer) => (
          <li key={customer.trainingId}>
            <PageLink to={`/onboarding/${customer.projectId}`} search={{ view: 'training' }}>
              {customer.name}
            </PageLink>{' '}
            <span className={classes.small}>
              {customer.asked === 0
                ? t('training.nobodyAsked')
                : t('training.jointPage.part', { asked: customer.asked, completed: customer.completed })}
              {customer.state !== state && ` ${t(`training.state.${customer.state}`)}`}
              {!customer.isOpen && ` ${t('training.jointPage.ended')}`}
            </span>
          </li>
        ))}
      </ul>
      {onOpen && (
        <div className={classes.buttons}>
          {(['time', 'customers'] as const).map((what) => (
            <Button
              key={what}
              size="compact-sm"
              variant="default"
              aria-label={t(`training.jointPage.${what}Of`, { name, date: date(on) })}
              onClick={() => onOpen({ what, id })}
            >
              {t(`training.jointPage.${what}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
