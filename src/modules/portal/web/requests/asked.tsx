import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalProjectView } from '../../contract.ts'
import classes from './requests.module.css'

type Asked = PortalProjectView['asked'][number]

/** Where on the page a thing that is asked stands. */
export const placeOf = (kind: Asked['kind']) => `asked-${kind}`

/** What waits for the reader's word, each leading to its place on the page. */
export function AskedList({ project }: { project: Pick<PortalProjectView, 'asked' | 'plan'> }) {
  const { t } = useMessages('portal')
  const { asked, plan } = project
  if (asked.length === 0) return null
  return (
    <div className={classes.request}>
      <h3 className={classes.name}>{t('asked.title')}</h3>
      <ul className={classes.asked}>
        {asked.map(({ kind, id, title }) => (
          <li key={id}>
            <a href={`#${placeOf(kind)}`}>{t(`asked.${kind}`, { title, number: plan.number })}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
