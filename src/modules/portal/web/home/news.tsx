import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalHome } from '../../contract.ts'
import classes from './home.module.css'

/** What happened since the person was here before; nothing is said when nothing did. */
export function News({ news }: { news: PortalHome['news'] }) {
  const { t, language } = useMessages('portal')
  const { date, instant, day } = useNewsDates()
  if (news === null || news.items.length === 0) return null
  return (
    <Section title={t('news.title')} note={t('news.since', { when: instant(news.since) })}>
      <ul className={classes.list}>
        {news.items.map((item) => (
          <li key={`${item.kind} ${item.at} ${item.text.en}`}>
            <span>{t(`news.${item.kind}`, { text: item.text[language], by: item.by })}</span>
            <span className={classes.quiet}>{day(item.at) ? date(item.at) : instant(item.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useNewsDates() {
  const { date, instant } = useFormats()
  return { date, instant, day: (at: string) => at.length === 10 }
}
