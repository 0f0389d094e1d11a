import type { AnswerOf } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { listPortalLinks } from '../../contract.ts'
import classes from './staff.module.css'

export type AccessList = AnswerOf<typeof listPortalLinks>['accesses']

/** The log of the customer's page: when, who, what, from where. */
export function Accesses({ title, accesses }: { title: string; accesses: AccessList }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  if (accesses.length === 0) return null
  return (
    <details className={classes.log}>
      <summary>{title}</summary>
      <ul>
        {accesses.map((each) => (
          <li key={each.id} title={each.userAgent}>
            <span>{instant(each.occurredAt)}</span> {each.who || t('accesses.nobody')} — {t(`accesses.${each.what}`)}{' '}
            <span className={classes.quiet}>{each.ip}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
