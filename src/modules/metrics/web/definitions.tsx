import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './time-to-value.module.css'

const terms = ['days', 'first_value', 'never', 'open', 'share', 'median_all', 'rekickoff'] as const

/** What the figures mean, where they stand. */
export function Definitions({ minimum }: { minimum: number }) {
  const { t } = useMessages('metrics')
  return (
    <Section title={t('definitions.title')}>
      <dl className={classes.definitions}>
        {terms.map((term) => (
          <div key={term}>
            <dt>{t(`definitions.${term}.term`)}</dt>
            <dd>{t(`definitions.${term}.meaning`, { minimum })}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
