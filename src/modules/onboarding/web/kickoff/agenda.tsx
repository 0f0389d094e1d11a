import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import agendas from '../../content/kickoff-agendas.json' with { type: 'json' }
import { useText } from '../text.ts'
import classes from './kickoff.module.css'

/** The agenda of a kickoff of that length, as an order of the meeting. */
export function Agenda({ minutes }: { minutes: number }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const agenda = agendas.find(({ key }) => key === `kick_${minutes}`)
  if (agenda === undefined) return null
  return (
    <Section title={t('kickoff.agenda')} note={text(agenda.name)}>
      <ol className={classes.agenda}>
        {agenda.items.map((item) => (
          <li key={item.key}>
            <span className={classes.agendaMinutes}>{t('task.minutes', { count: item.minutes })}</span>
            <span>
              <b>{text(item.topic)}</b>
              {'records' in item && item.records && <span className={classes.agendaRecords}>{text(item.records)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
