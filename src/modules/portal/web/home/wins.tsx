import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { PortalProjectView } from '../../contract.ts'
import classes from './home.module.css'

/** What has gone well already. */
export function Wins({ wins }: { wins: PortalProjectView['earlyWins'] }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  if (wins.items.length === 0) return null
  return (
    <Section title={t('wins.title')} note={t('wins.note', { percent: Math.round(wins.progress * 100) })}>
      <ul className={classes.list}>
        {wins.items.map((win) => (
          <li key={win.key}>
            <StatusMark level="good" label={win.name[language]} />
            <span className={classes.quiet}>{date(win.reachedOn)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
