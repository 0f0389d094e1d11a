import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalHome } from '../../contract.ts'
import classes from './people.module.css'

/** Who helps: the person on our side, with the way to reach them. */
export function Contacts({ home }: { home: PortalHome }) {
  const { t } = useMessages('portal')
  const { contact, vendorName } = home
  if (contact === null) return null
  return (
    <Section title={t('contacts.title')}>
      <ul className={classes.people}>
        <li>
          <span className={classes.initial} aria-hidden="true">
            {initialOf(contact.name)}
          </span>
          <span className={classes.who}>
            <b>{contact.name}</b>
            <span className={classes.quiet}>{t('contacts.ours', { vendor: vendorName })}</span>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </span>
        </li>
      </ul>
    </Section>
  )
}

/** One letter for a Japanese name, up to two for others. */
export function initialOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  if (!/[a-z]/i.test(first)) return first
  return `${first}${[...(words[1] ?? '')][0] ?? ''}`.toUpperCase()
}
