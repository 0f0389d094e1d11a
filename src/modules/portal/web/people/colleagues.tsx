import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type PortalHome, readPortalHome, removeColleague } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import { initialOf } from './contacts.tsx'
import { InviteForm } from './invite-form.tsx'
import classes from './people.module.css'

/** The customer's own people who can open the page; whoever is responsible lets others in. */
export function Colleagues({ colleagues }: { colleagues: PortalHome['colleagues'] }) {
  const { t } = useMessages('portal')
  const may = useMay()
  const [isInviting, setInviting] = useState(false)
  if (!may('invite')) return null
  return (
    <Section
      title={t('colleagues.title')}
      note={t('colleagues.note')}
      actions={!isInviting && <Button onClick={() => setInviting(true)}>{t('colleagues.invite')}</Button>}
    >
      {isInviting && <InviteForm onDone={() => setInviting(false)} />}
      {colleagues.length > 0 && (
        <ul className={classes.people}>
          {colleagues.map((one) => (
            <Colleague key={one.linkId} colleague={one} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Colleague({ colleague }: { colleague: PortalHome['colleagues'][number] }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const [isSure, setSure] = useState(false)
  const { mutate, isPending } = useEndpointMutation(removeColleague, { refreshes: [readPortalHome] })
  const remove = () =>
    mutate(
      { params: { id: colleague.linkId } },
      {
        onSuccess: () => notice.done(t('colleagues.removed', { name: colleague.name })),
        onError: notice.failed,
      },
    )
  return (
    <li>
      <span className={classes.initial} aria-hidden="true">
        {initialOf(colleague.name)}
      </span>
      <span className={classes.who}>
        <b>{t('colleagues.name', { name: colleague.name })}</b>
        <span className={classes.quiet}>
          {t(`colleagues.level.${colleague.level}`)}
          {!colleague.hasVisited && ` · ${t('colleagues.notYet')}`}
        </span>
      </span>
      {colleague.canBeRemoved && (
        <Button size="compact-sm" loading={isPending} onClick={() => (isSure ? remove() : setSure(true))}>
          {isSure ? t('colleagues.removeSure') : t('colleagues.remove')}
        </Button>
      )}
    </li>
  )
}
