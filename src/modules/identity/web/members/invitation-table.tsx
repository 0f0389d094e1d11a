import { Button, VisuallyHidden } from '@mantine/core'
import type { z } from 'zod'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type invitationSchema, revokeInvitation } from '../../contract.ts'
import classes from '../list.module.css'

type Invitation = z.output<typeof invitationSchema>

/** Invitations, newest first, with a way to make the open ones useless. */
export function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useMessages('identity')
  const { instant } = useFormats()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(revokeInvitation)
  const revoke = ({ id, email }: Invitation) =>
    mutate(
      { params: { id } },
      { onSuccess: () => notice.done(t('members.revoked', { email })), onError: notice.failed },
    )
  return (
    <div className={classes.sheet}>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{t('signIn.email')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('members.state')}</th>
            <th scope="col">
              <VisuallyHidden>{t('members.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id} data-ended={invitation.state !== 'open'}>
              <td>
                <span className={classes.name}>{invitation.email}</span>
                <span className={classes.quiet}>{t('members.invitedBy', { name: invitation.invitedBy })}</span>
              </td>
              <td>{t(`roles.${invitation.role}`)}</td>
              <td>
                <Tag>{t(`members.invitationStates.${invitation.state}`)}</Tag>
                {invitation.state === 'open' && (
                  <span className={classes.quiet}>{t('members.until', { time: instant(invitation.expiresAt) })}</span>
                )}
              </td>
              <td className={classes.end}>
                {invitation.state === 'open' && (
                  <Button variant="subtle" loading={isPending} onClick={() => revoke(invitation)}>
                    {t('members.revoke')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
